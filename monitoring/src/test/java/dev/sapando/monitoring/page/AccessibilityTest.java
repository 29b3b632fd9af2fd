package dev.sapando.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.monitoring.readback.HeadlessChromium;
import dev.sapando.monitoring.readback.OpenPage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page by the rules of WCAG 2.0 to 2.2, levels A and AA, as far as axe-core can check them; and what it says aloud. */
class AccessibilityTest extends OnTheFixturePage {
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    /** The rule on the size of targets is new and off unless asked for. */
    private static final String BROKEN =
            "return axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],"
                    + " rules: { 'target-size': { enabled: true } } }).then(found => JSON.stringify({"
                    + " rules: found.passes.map(rule => rule.id),"
                    + " broken: found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ' ' + node.target + ' ' + node.failureSummary)) }))";

    private static final String OPEN =
            "document.querySelectorAll('button.%s').forEach(button => button.click()); return true";

    /** Every text that a live region gets from now on, and where. */
    private static final String LISTEN =
            "window.spoken = []; new MutationObserver(changes => changes.forEach(({ target }) => {"
                    + " const live = (target.closest ? target : target.parentElement).closest('[aria-live], [role=status], [role=alert], [role=log]');"
                    + " if (live) spoken.push(live.textContent); })).observe(document.body, { subtree: true, childList: true, characterData: true });"
                    + " return true";

    @ParameterizedTest
    @CsvSource({"1440,900,light", "1440,900,dark", "390,844,light", "390,844,dark"})
    void it_breaks_no_rule_with_everything_closed_and_with_everything_opened(int width, int height, String scheme)
            throws IOException {
        page.on(width, height, 1, scheme).showing("live");
        breaksNoRule();
        page.browser.answer(OPEN.formatted("as-table"));
        breaksNoRule();
        page.browser.answer(OPEN.formatted("as-table"));
        page.browser.answer(OPEN.formatted("about"));
        breaksNoRule();
    }

    @ParameterizedTest
    @CsvSource({"NO_EVENTS,no events yet,light", "NOTHING_LATELY,live,dark", "OUT,stale,light", "OUT,stale,dark"})
    void it_breaks_no_rule_on_a_bad_day(FixtureApi.Mood mood, String status, String scheme) throws IOException {
        page.on(1440, 900, 1, scheme).showing("live");
        page.api.mood = mood;
        page.showing(status);
        breaksNoRule();
    }

    @Test
    void it_speaks_when_the_status_changes_and_is_silent_while_numbers_move() {
        page.on(1440, 900, 1, "light").showing("live");
        page.browser.answer(LISTEN);
        page.api.shop = new FixtureShop(FixtureEffect.ROLL_BACK);
        page.api.now = FixtureShop.NOW.plusSeconds(61);
        await().atMost(OpenPage.PATIENCE).untilAsserted(() -> {
            assertThat(page.browser.text("#status-facts")).contains("09:15:24");
            assertThat(page.browser.text("#effect .pill")).isEqualTo("roll back");
        });
        assertThat(page.browser.answer("return spoken")).isEqualTo(List.of());
        page.api.mood = FixtureApi.Mood.OUT;
        page.showing("stale");
        page.api.mood = FixtureApi.Mood.SHOP;
        page.showing("live");

        assertThat(page.browser.answer("return spoken")).isEqualTo(List.of("stale", "live"));
    }

    private void breaksNoRule() throws IOException {
        page.browser.answer(axe());
        var found = new JsonObject(String.valueOf(page.browser.answer(BROKEN)));
        assertThat(found.getJsonArray("broken")).isEqualTo(new JsonArray());
        assertThat(found.getJsonArray("rules"))
                .contains("color-contrast", "target-size", "button-name", "html-has-lang");
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(HeadlessChromium.class.getResourceAsStream(AXE), AXE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "; return true";
        }
    }
}
