package dev.sapando.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.readback.HeadlessChromium.Key;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in the hands of somebody who has a keyboard and no mouse: keys are really pressed. */
class KeyboardTest extends OnTheFixturePage {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Every control that is to be seen, in the order in which eyes meet the panels: row by row, left to right. */
    private static final String EXPECTED = "return [...document.querySelectorAll('.panel')]"
            + ".map(panel => [panel, panel.getBoundingClientRect()])"
            + ".sort(([, a], [, b]) => Math.round(a.top - b.top) || a.left - b.left)"
            + ".flatMap(([panel]) => [...panel.querySelectorAll('button, summary, a, [tabindex]')].filter(e => e.checkVisibility())"
            + ".map(e => panel.id + ' ' + (e.className || e.tagName)))";

    /** Where the focus is, and what is wrong with how it shows. */
    private static final String FOCUSED = "const e = document.activeElement; if (e === document.body) return '';"
            + " const box = e.getBoundingClientRect(); const style = getComputedStyle(e);"
            + " const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
            + " const faults = [[style.outlineStyle !== 'solid' || parseFloat(style.outlineWidth) < 2, 'no outline'],"
            + " [!e.contains(top), 'covered by ' + top?.className], [box.width < 24 || box.height < 24, 'small'],"
            + " [!e.matches(':focus-visible'), 'not visible']].filter(([wrong]) => wrong).map(([, what]) => what);"
            + " return e.closest('.panel').id + ' ' + (e.className || e.tagName) + faults.map(fault => ' ' + fault.toUpperCase()).join('')";

    @ParameterizedTest
    @CsvSource({"1440,900", "1366,768", "820,1180", "390,844"})
    void tab_goes_to_every_control_in_the_order_of_the_panels_and_shows_where_it_is(int width, int height) {
        page.on(width, height, 1, "light").showing("live");

        List<String> expected = strings(EXPECTED);
        assertThat(expected).hasSize(11 + 10 + 1).startsWith("return about", "return as-table");
        assertThat(tabs()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1440,900", "1366,768", "390,844"})
    void enter_shows_every_chart_as_a_table_in_its_own_panel_and_escape_the_chart_again(int width, int height)
            throws IOException {
        page.on(width, height, 1, "light").showing("live");
        int before = number("document.documentElement.scrollHeight");
        for (String panel :
                strings("return [...document.querySelectorAll('.as-table')].map(e => e.closest('.panel').id)")) {
            focus("#" + panel + " .as-table");
            page.browser.press(Key.ENTER);
            assertThat(page.browser.answer(
                            "const n = document.getElementById(arguments[0] + '-numbers');"
                                    + " return n.checkVisibility() && n.clientHeight >= 60 && n.querySelectorAll('td').length > 0"
                                    + " && !n.parentElement.querySelector('.chart').checkVisibility({ visibilityProperty: true })"
                                    + " && document.activeElement.getAttribute('aria-expanded')",
                            panel))
                    .as(panel)
                    .isEqualTo("true");
        }
        assertThat(number("document.documentElement.scrollHeight")).isEqualTo(before);
        page.browser.photograph(SCREENSHOTS.resolve("tables-" + width + ".png"));
        focus("#funnel-numbers");
        page.browser.press(Key.ESCAPE);
        assertThat(page.browser.answer("return document.activeElement.matches('#funnel .as-table[aria-expanded=false]')"
                        + " && document.querySelector('#chart-funnel').checkVisibility({ visibilityProperty: true })"))
                .isEqualTo(true);
    }

    @Test
    void what_a_panel_says_about_itself_opens_and_its_links_are_reached() {
        page.on(1440, 900, 1, "dark").showing("live");
        focus("#ingest .about");
        page.browser.press(Key.ENTER);

        assertThat(tabs()).contains("ingest A", "ingest as-table").allSatisfy(stop -> assertThat(stop)
                .doesNotContain("NO OUTLINE", "SMALL"));
    }

    @ParameterizedTest
    @CsvSource({"1440,900", "1366,768", "1100,760", "390,844"})
    void the_verdict_s_reason_is_there_to_be_read_as_a_whole(int width, int height) throws IOException {
        page.api.shop = new FixtureShop(FixtureEffect.KEEP_RUNNING);
        page.on(width, height, 1, "light").showing("live");
        focus("#effect summary");
        page.browser.press(Key.ENTER);

        assertThat(page.browser.answer("const e = document.querySelector('#effect .verdict span');"
                        + " return e.scrollHeight <= e.clientHeight"))
                .isEqualTo(true);
        assertThat(page.browser.answer("const e = document.querySelector('#effect .body');"
                        + " return e.scrollHeight <= e.clientHeight"))
                .isEqualTo(true);
        page.browser.photograph(SCREENSHOTS.resolve("reason-" + width + ".png"));
    }

    private void focus(String selector) {
        page.browser.answer("document.querySelector(arguments[0]).focus(); return true", selector);
    }

    /** Each stop from here until the page has no more. */
    private List<String> tabs() {
        var stops = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            page.browser.press(Key.TAB);
            String stop = String.valueOf(page.browser.answer(FOCUSED));
            if (stop.isEmpty()) {
                return stops;
            }
            stops.add(stop);
        }
        throw new AssertionError("Tab never leaves the page: " + stops);
    }

    private int number(String expression) {
        return ((Number) page.browser.answer("return " + expression)).intValue();
    }

    private List<String> strings(String script) {
        return ((List<?>) page.browser.answer(script))
                .stream().map(String::valueOf).toList();
    }
}
