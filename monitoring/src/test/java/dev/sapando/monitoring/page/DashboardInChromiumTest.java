package dev.sapando.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sapando.monitoring.readback.OpenPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as somebody sees it, on several screens and on bad days; what it looked like stays in target/screenshots. */
class DashboardInChromiumTest extends OnTheFixturePage {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Of the bars of the first tile: text, whether all of it is on the canvas and in the panel, font. */
    private static final String LABELS = "(() => {"
            + " const chart = document.querySelector('#return .chart');"
            + " const room = document.querySelector('#return .body').getBoundingClientRect().right - chart.getBoundingClientRect().left;"
            + " const zr = echarts.getInstanceByDom(chart).getZr();"
            + " return zr.storage.getDisplayList().filter(d => d.style.text).map(d => {"
            + "   const box = d.getBoundingRect().clone(); if (d.transform) box.applyTransform(d.transform);"
            + "   const inside = box.x >= 0 && box.y >= 0 && box.y + box.height <= zr.getHeight()"
            + "     && box.x + box.width <= Math.min(zr.getWidth(), room);"
            + "   return d.style.text + (inside ? ' inside ' : ' clipped ') + d.style.font.split(' ').pop(); }); })()";

    @ParameterizedTest
    @CsvSource({
        "wide-light,light,1440,900,2",
        "wide-dark,dark,1440,900,2",
        "wide-laptop,light,1366,768,1",
        "short-light,light,1280,720,1",
        "tablet-light,light,820,1180,1",
        "narrow-light,light,390,844,2",
        "narrow-dark,dark,390,844,2"
    })
    void it_fits_every_screen_and_its_own_policy(String name, String scheme, int width, int height, double pixels)
            throws IOException {
        page.on(width, height, pixels, scheme).showing("live");
        page.browser.photograph(SCREENSHOTS.resolve(name + ".png"));
        assertThat(page.browser.complaints()).isEmpty();
        assertThat(number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
        if (name.startsWith("wide")) {
            assertThat(number("document.documentElement.scrollHeight")).isEqualTo(height);
        }
        if (width >= 1100) {
            await().atMost(OpenPage.PATIENCE).untilAsserted(() -> assertThat(
                            list(
                                    "[...document.querySelectorAll('.body')].filter(e => e.scrollHeight > e.clientHeight).map(e => e.parentNode.id)"))
                    .as("panels whose content does not fit")
                    .isEmpty());
        }
    }

    @Test
    void pointing_at_a_bar_says_its_numbers_and_a_question_mark_explains_its_panel() throws IOException {
        page.on(1440, 900, 1, "light").showing("live");
        list("[...document.querySelectorAll('.chart')].map(e => echarts.getInstanceByDom(e)"
                + ".dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: 2 }) ?? e.id)");
        await().atMost(OpenPage.PATIENCE).untilAsserted(() -> assertThat(page.browser.text("#chart-funnel"))
                .isEqualTo("put it in the cart14,207 sessions, 14.7% of all80.2% of the step before stopped here"));
        assertThat(page.browser.text("#chart-retention")).contains("active 3 days later");
        page.browser.answer("document.querySelector('#effect .about').click(); return true");
        assertThat(page.browser.answer("return document.querySelector('#effect .what').checkVisibility()"))
                .isEqualTo(true);
        page.browser.photograph(SCREENSHOTS.resolve("pointing.png"));
        assertThat(page.browser.complaints()).isEmpty();
    }

    @Test
    void charts_follow_the_window() {
        page.on(1440, 900, 1, "light").showing("live");
        page.browser.screen(1200, 760, 1);
        await().atMost(OpenPage.PATIENCE)
                .untilAsserted(() -> assertThat(list("[...document.querySelectorAll('.chart')].filter(e =>"
                                + " e.querySelector('canvas').clientHeight !== e.clientHeight"
                                + " || e.querySelector('canvas').clientWidth !== e.clientWidth).map(e => e.id)"))
                        .isEmpty());
        assertThat(number("document.documentElement.scrollHeight")).isEqualTo(760);
    }

    @ParameterizedTest
    @CsvSource({"1100,700", "1366,768", "820,1180", "390,844"})
    void the_labels_of_a_tile_fit_in_fonts_that_run_wide(int width, int height) throws IOException {
        page.on(width, height, 1, "light").showing("live");
        page.browser.answer("document.documentElement.style.setProperty('--sans', 'monospace'); return true");
        page.browser.prefers("dark");
        await().atMost(OpenPage.PATIENCE).untilAsserted(() -> assertThat(list(LABELS))
                .hasSize(2)
                .allMatch(label -> label.endsWith("inside monospace"), "inside and drawn anew"));
        page.browser.photograph(SCREENSHOTS.resolve("wide-font-" + width + ".png"));
    }

    @Test
    void before_the_first_event_it_says_what_to_run() throws IOException {
        page.api.mood = FixtureApi.Mood.NO_EVENTS;
        page.on(1440, 900, 1, "light").showing("no events yet");
        assertThat(page.browser.text("#funnel .note")).isEqualTo("No events yet: run ./sapando replay sample");
        page.browser.photograph(SCREENSHOTS.resolve("no-events.png"));
        page.api.mood = FixtureApi.Mood.SHOP;
        await().atMost(OpenPage.PATIENCE).untilAsserted(() -> assertThat(
                        list("[...document.querySelectorAll('.panel')].map(e => e.dataset.state)"))
                .containsOnly("live"));
    }

    @Test
    void a_panel_without_rows_says_why_where_there_are_events() {
        page.api.mood = FixtureApi.Mood.NOTHING_LATELY;
        page.on(1440, 900, 1, "light").showing("live");
        assertThat(page.browser.text("#funnel .note")).isEqualTo(FixtureApi.NOTE);
        assertThat(page.browser.text("#status-facts"))
                .contains("newest event (event time)", "all is in that arrived before", "unaccounted");
    }

    @ParameterizedTest
    @CsvSource({"1440,900", "390,844"})
    void numbers_that_lack_what_has_arrived_are_not_called_live(int width, int height) throws IOException {
        page.api.mood = FixtureApi.Mood.STANDING;
        page.on(width, height, 1, "light").showing("behind");
        assertThat(page.browser.text("#status-more")).isEqualTo(": " + FixtureApi.WARNING);
        assertThat(number("document.documentElement.scrollWidth")).isEqualTo(width);
        page.browser.photograph(SCREENSHOTS.resolve("behind-" + width + ".png"));
        page.api.mood = FixtureApi.Mood.SHOP;
        page.showing("live");
        assertThat(page.browser.text("#status-more")).isEmpty();
    }

    @Test
    void where_nothing_can_come_in_it_does_not_say_that_nothing_happened_yet() {
        page.api.mood = FixtureApi.Mood.STANDING_FROM_THE_START;
        page.on(1440, 900, 1, "light").showing("behind");
    }

    @Test
    void after_one_day_it_shows_that_day_and_says_what_cannot_be_known_yet() throws IOException {
        page.api.mood = FixtureApi.Mood.FIRST_DAY;
        page.on(1440, 900, 1, "light").showing("live");
        assertThat(page.browser.text("#conversion .caption")).contains(" sessions so far");
        assertThat(page.browser.text("#retention .line")).startsWith("No day after a first visit is over yet");
        assertThat(page.browser.complaints()).isEmpty();
        page.browser.photograph(SCREENSHOTS.resolve("first-day.png"));
    }

    @Test
    void numbers_that_are_no_longer_renewed_are_called_stale_until_they_are() throws IOException {
        page.on(1440, 900, 1, "dark").showing("live");
        page.api.mood = FixtureApi.Mood.OUT;
        page.showing("stale");
        assertThat(page.browser.text("#status-more"))
                .startsWith(" since ")
                .endsWith("no answer (metrics are being restored)");
        assertThat(page.browser.text("#revenue .note"))
                .startsWith("stale since ")
                .endsWith("metrics are being restored");
        assertThat(list(
                        "[...document.querySelectorAll('.panel')].filter(e => e.querySelector('.note').getBoundingClientRect().bottom"
                                + " > e.querySelector('h2').getBoundingClientRect().top).map(e => e.id)"))
                .as("panels whose note lies on their words")
                .isEmpty();
        page.browser.photograph(SCREENSHOTS.resolve("stale.png"));
        page.api.mood = FixtureApi.Mood.SHOP;
        page.showing("live");
        assertThat(page.browser.text("#revenue .note")).isEmpty();
    }

    @Test
    void every_panel_names_the_owner_the_catalogue_names_and_can_be_read_without_eyes() throws IOException {
        page.on(1440, 900, 1, "light").showing("live");
        Map<String, String> owners = ownersInCatalogue();
        for (String panel :
                list("[...document.querySelectorAll('.panel')].map(e => e.dataset.owner + ' ' + e.dataset.metrics)")) {
            List<String> words = List.of(panel.split(" "));
            assertThat(words.subList(1, words.size())).isNotEmpty().allSatisfy(metric -> assertThat(
                            owners.get(metric.replaceFirst("\\?.*", "")))
                    .isEqualTo(words.get(0)));
        }
        assertThat(list(
                        "[...document.querySelectorAll('.panel')].filter(e => !e.querySelector('h2').textContent.endsWith('?')"
                                + " || e.querySelector('.what').textContent.length < 60).map(e => e.id)"))
                .as("panels that ask no question or do not say what they show")
                .isEmpty();
        assertThat(
                        list(
                                "[...document.querySelectorAll('.chart')].filter(e => ![...e.closest('.panel').querySelectorAll('.numbers table')]"
                                        + ".some(t => t.caption.textContent === e.getAttribute('aria-label') && t.tBodies[0].rows.length > 0)).map(e => e.id)"))
                .as("charts without a label or a table of their numbers")
                .isEmpty();
    }

    private static Map<String, String> ownersInCatalogue() throws IOException {
        try (InputStream in = DashboardPage.class.getResourceAsStream("/metrics.yaml")) {
            JsonNode metrics = new YAMLMapper().readTree(in).get("metrics");
            var owners = new HashMap<String, String>();
            metrics.forEach(metric ->
                    owners.put(metric.get("id").asText(), metric.get("owner").asText()));
            return owners;
        }
    }

    private int number(String expression) {
        return ((Number) page.browser.answer("return " + expression)).intValue();
    }

    private List<String> list(String expression) {
        return ((List<?>) page.browser.answer("return " + expression))
                .stream().map(String::valueOf).toList();
    }
}
