package dev.sapando.client;

import static dev.sapando.client.ScriptedCollector.Act.lost;
import static dev.sapando.client.ScriptedCollector.Act.refuse;
import static dev.sapando.client.Shop.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sapando.client.ScriptedCollector.Act;
import dev.sapando.client.ScriptedCollector.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tag in a real browser, on a shop's page, in front of a collector of another origin. */
@SuppressWarnings("NullAway.Init") // JUnit fills them
class BrowserTagTest {
    private static final int QUEUE = 6;
    private static final String STORED = "return Object.keys(localStorage).concat(Object.keys(sessionStorage)).join()";

    private final ScriptedCollector collector = new ScriptedCollector();
    private final ShopPages shop = new ShopPages(collector.uri(), QUEUE);
    private HeadlessChromium browser;

    @BeforeEach
    void open(@TempDir Path profile) {
        browser = new HeadlessChromium(profile);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
        shop.close();
        collector.close();
    }

    private void agree() {
        browser.answer("sapando.consent(true)");
    }

    /** Events the collector has, in the order of their arrival. */
    private List<JsonNode> taken() {
        return collector.requests.stream()
                .filter(Request::taken)
                .flatMap(request -> request.events().stream())
                .toList();
    }

    private List<String> types() {
        return taken().stream().map(event -> event.path("type").asText()).toList();
    }

    private void awaitTypes(String... types) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(types()).containsExactly(types));
    }

    private void assertNumberedOnceEach() {
        assertThat(collector.taken()).doesNotHaveDuplicates();
        assertThat(collector.taken().stream().map(id -> Integer.parseInt(id.substring(id.indexOf('-') + 1))))
                .isEqualTo(IntStream.rangeClosed(1, collector.taken().size())
                        .boxed()
                        .toList());
    }

    @Test
    void nothing_is_stored_or_sent_before_consent() {
        browser.visit(shop.page("/coat"));
        browser.click("dress");
        browser.answer("scrollTo(0, 1000); sapando.track('search', {query: 'coat'})");
        browser.visit(shop.page("/?utm_medium=email"));
        assertThat(browser.answer(STORED)).isEqualTo("");
        agree();

        awaitTypes("page_view");
        assertThat(collector.requests).hasSize(1);
        assertNumberedOnceEach();
    }

    @Test
    void what_a_visitor_does_arrives_once_each_in_numbered_order_across_pages() {
        browser.visit(shop.page("/coat?utm_medium=email&utm_campaign=spring&name=ana"));
        agree();
        browser.click("dress");
        browser.click("other");
        browser.answer("scrollTo(0, 900)");
        await().atMost(PATIENCE).until(() -> types().size() == 3);
        browser.visit(shop.page("/two"));
        agree();
        browser.click("cart");

        awaitTypes("page_view", "product_view", "recommendation_click", "scroll", "page_view", "add_to_cart");
        assertNumberedOnceEach();
        List<JsonNode> events = taken();
        assertThat(events)
                .extracting(event -> event.path("visitorId").asText())
                .doesNotContain("")
                .containsOnly(events.get(0).path("visitorId").asText());
        assertThat(events).extracting(event -> event.path("campaign").asText()).containsOnly("spring");
        assertThat(events.get(0).toString()).doesNotContain("name=ana").contains("\"page\":\"/coat\"");
        assertThat(events.get(1).path("itemId").asText()).isEqualTo("red-coat");
        JsonNode click = events.get(2);
        assertThat(List.of(
                        click.path("itemId").asText(),
                        click.path("recommendationId").asText()))
                .containsExactly("blue-dress", "r-81");
        assertThat(click.path("position").isInt()).isTrue();
        assertThat(events.get(3).path("depthPercent").asInt())
                .as("900 + a window of 3000")
                .isBetween(40, 60);
        assertThat(events.get(3).path("dwellMillis").isIntegralNumber()).isTrue();
        assertThat(collector.requests).extracting(Request::key).containsOnly("wk browser");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void consent_that_another_tab_withdrew_is_withdrawn_here_too() {
        browser.visit(shop.page("/"));
        agree();
        awaitTypes("page_view");
        browser.answer("Object.keys(localStorage).forEach(key => localStorage.removeItem(key))");
        browser.click("cart");

        assertThat(browser.answer(STORED)).isEqualTo("");
        browser.answer("sapando.track('search', {query: 'coat'})");
        assertThat(types()).containsExactly("page_view");
    }

    @Test
    void an_event_that_no_browser_would_send_is_told_and_holds_up_nothing() {
        browser.visit(shop.page("/"));
        agree();
        browser.answer("sapando.track('search', {query: 'x'.repeat(70000)})");
        browser.click("cart");

        awaitTypes("page_view", "add_to_cart");
        assertThat(browser.complaints()).anySatisfy(told -> assertThat(told).contains("larger than 60000 bytes"));
    }

    @Test
    void what_was_under_way_when_the_page_was_left_is_not_sent_again_after_a_day() {
        collector.afterwards(events -> refuse(503));
        browser.visit(shop.page("/"));
        agree();
        await().atMost(PATIENCE).until(() -> collector.requests.size() > 1);
        browser.answer("navigator.sendBeacon = () => false");
        browser.visit(shop.page("/two"));
        browser.answer("""
                for (const key of Object.keys(localStorage).filter(key => key.startsWith('sapando.queue.'))) {
                  const left = JSON.parse(localStorage.getItem(key));
                  for (const id in left.tried) left.tried[id] -= 24 * 3600 * 1000;
                  localStorage.setItem(key, JSON.stringify(left));
                }""");
        collector.requests.clear();
        collector.afterwards(events -> Act.TAKE);
        agree();

        awaitTypes("scroll", "page_view");
    }

    @Test
    void what_the_collector_does_not_take_is_sent_again_by_this_page_or_the_next() {
        collector.then(refuse(503), lost(false));
        browser.visit(shop.page("/"));
        agree();
        awaitTypes("page_view");
        collector.afterwards(events -> refuse(503));
        browser.click("cart");
        await().atMost(PATIENCE).until(() -> collector.requests.size() > 4);
        browser.answer("navigator.sendBeacon = () => false");
        browser.visit(shop.page("/two"));
        assertThat(String.valueOf(browser.answer(STORED))).contains("sapando.queue");
        collector.afterwards(events -> Act.TAKE);
        agree();

        awaitTypes("page_view", "add_to_cart", "scroll", "page_view");
        assertNumberedOnceEach();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Storage.prototype.setItem = () => { throw new Error('full'); };"})
    void a_page_that_is_come_back_to_goes_on_with_what_it_left(String storage) {
        collector.afterwards(events -> refuse(503));
        browser.visit(shop.page("/"));
        browser.answer(storage);
        agree();
        await().atMost(PATIENCE).until(() -> !collector.requests.isEmpty());
        browser.answer("navigator.sendBeacon = () => false; window.kept = true");
        browser.visit(shop.page("/two"));
        browser.back();
        assertThat(browser.answer("return window.kept"))
                .as("the page itself, not a new one")
                .isEqualTo(true);
        collector.afterwards(events -> Act.TAKE);
        browser.click("cart");

        awaitTypes("page_view", "scroll", "add_to_cart");
        assertNumberedOnceEach();
    }

    @Test
    void what_waits_is_bounded_and_the_newest_stays() {
        collector.afterwards(events -> refuse(503));
        browser.visit(shop.page("/"));
        agree();
        await().atMost(PATIENCE).until(() -> !collector.requests.isEmpty());
        browser.answer("for (let i = 0; i < 100; i++) sapando.track('search', {query: 'q' + i})");
        assertThat(
                        browser.answer(
                                "return JSON.parse(localStorage[Object.keys(localStorage).find(k => k.startsWith('sapando.queue'))]).events.length"))
                .isEqualTo((long) QUEUE);
        collector.afterwards(events -> Act.TAKE);

        await().atMost(PATIENCE).until(() -> taken().stream()
                .anyMatch(event -> event.path("query").asText().equals("q99")));
        assertThat(taken()).hasSizeLessThanOrEqualTo(QUEUE);
    }

    @Test
    void taking_consent_back_clears_and_silences_everything() {
        browser.visit(shop.page("/"));
        agree();
        awaitTypes("page_view");
        collector.afterwards(events -> refuse(503));
        browser.click("cart");
        browser.answer("sapando.consent(false)");
        collector.afterwards(events -> Act.TAKE);
        assertThat(browser.answer(STORED)).isEqualTo("");
        browser.click("dress");
        browser.visit(shop.page("/two"));
        agree();

        await().atMost(PATIENCE).until(() -> types().size() >= 2);
        assertThat(types()).containsExactly("page_view", "page_view");
        assertThat(taken().get(1).path("visitorId")).isNotEqualTo(taken().get(0).path("visitorId"));
        browser.visit(shop.page("/three"));
        browser.answer("sapando.consent(false)");
        assertThat(browser.answer(STORED))
                .as("what an earlier page stored goes, too")
                .isEqualTo("");
    }
}
