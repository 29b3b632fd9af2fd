package dev.sapando.client;

import static dev.sapando.client.ScriptedCollector.Act.refuse;
import static dev.sapando.client.Shop.PATIENCE;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.client.ScriptedCollector.Act;
import dev.sapando.client.ScriptedCollector.Request;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tab that is duplicated begins with a copy of what the first one has in its session's storage. */
@SuppressWarnings("NullAway.Init") // JUnit fills them
class DuplicatedTabTest {
    private static final String SESSION = "return sessionStorage.getItem('sapando.session')";
    private static final String NO_BEACONS = "navigator.sendBeacon = () => false;";

    private final ScriptedCollector collector = new ScriptedCollector();
    private final ShopPages shop = new ShopPages(collector.uri(), 100);
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

    @Test
    void what_one_of_them_could_not_send_is_not_overwritten_by_the_other() {
        collector.afterwards(events -> refuse(503));
        twoTabs();
        browser.goTo(0);
        browser.answer("sapando.track('search', {query: 'of the first'})");
        browser.visit("about:blank");
        browser.goTo(1);
        browser.answer("sapando.track('search', {query: 'of the second'})");
        collector.afterwards(events -> Act.TAKE);
        browser.visit(shop.page("/two"));
        browser.answer("sapando.consent(true)");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(queries()).contains("of the first", "of the second"));
        // What was taken while the page was left is sent again, as it was.
        assertThat(collector.requests.stream()
                        .filter(Request::taken)
                        .flatMap(request -> request.events().stream())
                        .collect(groupingBy(event -> event.path("eventId").asText(), toSet())))
                .as("each id is of one event")
                .allSatisfy((id, events) -> assertThat(events).hasSize(1));
    }

    @Test
    void neither_sends_what_the_other_sends() {
        collector.afterwards(events -> refuse(503));
        twoTabs();
        collector.afterwards(events -> Act.TAKE);
        browser.answer("sapando.track('search', {query: 'of the second'})");
        browser.goTo(0);
        browser.answer("sapando.track('search', {query: 'of the first'})");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(queries()).contains("of the first", "of the second"));
        assertThat(collector.taken()).doesNotHaveDuplicates();
    }

    /** Both alive, and both with events that wait; the second one is in front. */
    private void twoTabs() {
        browser.visit(shop.page("/"));
        browser.answer(NO_BEACONS + "sapando.consent(true)");
        await().atMost(PATIENCE).until(() -> !collector.requests.isEmpty());
        Object session = browser.answer(SESSION);
        browser.duplicate();
        assertThat(browser.answer(SESSION))
                .as("a copy of the first one's")
                .isEqualTo(session)
                .isNotNull();
        browser.answer(NO_BEACONS + "sapando.consent(true)");
    }

    private List<String> queries() {
        return collector.requests.stream()
                .filter(Request::taken)
                .flatMap(request -> request.events().stream())
                .map(event -> event.path("query").asText())
                .toList();
    }
}
