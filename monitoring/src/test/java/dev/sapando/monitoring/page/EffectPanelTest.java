package dev.sapando.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.monitoring.readback.DrawnCharts;
import dev.sapando.monitoring.readback.OpenPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recommender's panel, however its experiment stands; what it looked like stays in target/screenshots. */
class EffectPanelTest extends OnTheFixturePage {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @ParameterizedTest
    @CsvSource({
        "JUST_BEGUN,too little data,'0 visitors of control and 0 of treatment have had their 7 days, and each arm needs 500'",
        "TOO_LITTLE_DATA,too little data,'410 visitors of control and 396 of treatment'",
        "KEEP_RUNNING,keep running,'no goal is surely better, and nothing surely worse: first purchase conversion -'",
        "SHIP,ship,'surely better: first purchase conversion +'",
        "ROLL_BACK,roll back,'surely worse: first purchase conversion -'",
        "NO_VERDICT,no verdict,'33,115 of 64,019 visitors are in treatment, where 50.0% were drawn: find out who is missing'"
    })
    void it_says_first_what_to_do_and_why_and_draws_what_the_answer_says_on_every_screen(
            FixtureEffect effect, String verdict, String reason) throws IOException {
        var shop = new FixtureShop(effect);
        page.api.shop = shop;
        page.on(1600, 1000, 1, "light").showing("live");
        assertThat(page.browser.text("#effect .pill")).isEqualTo(verdict);
        assertThat(page.browser.text("#effect .verdict span")).startsWith(reason);
        new DrawnCharts(page.browser, shop::rows).effect();
        photograph(effect + "-wide-light");
        page.on(480, 1000, 1, "dark").showing("live");
        photograph(effect + "-narrow-dark");
        assertThat(fits("#effect .verdict span")).as("the reason as a whole").isTrue();
        page.on(1366, 768, 1, "light").showing("live");
        assertThat(fits("#effect .body")).as("on a laptop").isTrue();
        assertThat(page.browser.complaints()).isEmpty();
    }

    @Test
    void a_verdict_that_changes_takes_the_place_of_the_one_before_with_all_that_was_drawn() {
        page.on(1440, 900, 1, "light").showing("live");
        var later = new FixtureShop(FixtureEffect.JUST_BEGUN);
        page.api.shop = later;
        await().atMost(OpenPage.PATIENCE).untilAsserted(() -> assertThat(page.browser.text("#effect .pill"))
                .isEqualTo("too little data"));
        var charts = new DrawnCharts(page.browser, later::rows);
        charts.effect();
        assertThat(charts.drawn("effect", 0)).isEqualTo(Arrays.asList(null, null));
    }

    @Test
    void before_anybody_was_shown_a_list_it_says_so_and_draws_nothing() throws IOException {
        page.api.mood = FixtureApi.Mood.NOTHING_LATELY;
        page.on(1600, 1000, 1, "light").showing("live");
        assertThat(page.browser.text("#effect .note")).isEqualTo(FixtureApi.NOTE);
        assertThat(page.browser.text("#effect .verdict")).isEmpty();
        photograph("NOBODY-wide-light");
    }

    private boolean fits(String selector) {
        return (boolean) page.browser.answer(
                "const e = document.querySelector(arguments[0]); return e.scrollHeight <= e.clientHeight", selector);
    }

    private void photograph(String name) throws IOException {
        page.browser.photograph(
                SCREENSHOTS.resolve("effect-" + name.toLowerCase(Locale.ROOT).replace('_', '-') + ".png"));
    }
}
