package dev.sapando.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.readback.DrawnCharts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a chart draws is what the API said: values are read back out of the drawn charts. */
class ChartsEqualTheJsonTest extends OnTheFixturePage {
    private DrawnCharts charts;

    @BeforeEach
    void draw() {
        page.on(1440, 900, 1, "light").showing("live");
        charts = new DrawnCharts(page.browser, new FixtureShop()::rows);
    }

    @Test
    void what_comes_in_and_what_is_refused() {
        charts.minutes();
        assertThat(charts.drawn("ingest", 0)).hasSize(60);
        assertThat(page.browser.text("#account"))
                .isEqualTo(
                        "1,284,322 accepted = 1,279,842 verified + 3,921 duplicates + 547 refused later + 12 in flight + 0 unaccounted"
                                + " · 2,318 refused at the edge");
    }

    @Test
    void reasons_from_the_most_frequent_down() {
        charts.reasons();
        assertThat(charts.drawn("reasons", 0)).startsWith(1_204.0);
    }

    @Test
    void the_funnel_step_by_step() {
        charts.funnel();
        assertThat(charts.drawn("funnel", 0)).startsWith(96_412.0);
    }

    @Test
    void the_triangle_cell_by_cell_and_blank_where_the_day_is_not_over() {
        charts.retention();
    }

    @Test
    void both_arms_of_every_measure_and_of_the_larger_currency_with_their_intervals_and_the_verdict() {
        charts.effect();
        assertThat(charts.drawn("effect", 4)).doesNotContainNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"session-conversion", "first-purchase-conversion"})
    void shares_day_by_day(String metric) {
        charts.shares(metric);
        assertThat(charts.drawn(metric, 0)).hasSize(FixtureShop.DAYS).doesNotContainNull();
    }

    @Test
    void revenue_of_one_currency_day_by_day() {
        charts.revenue();
        assertThat(charts.drawn("revenue", 0)).hasSize(FixtureShop.DAYS);
    }

    @Test
    void medians_and_freshness() {
        charts.timeToReturn();
        charts.freshness();
        assertThat(charts.drawn("freshness", 0)).containsExactly(0.412);
    }

    @Test
    void what_is_left_and_what_a_point_of_conversion_is_worth() {
        assertThat(page.browser.text("#money .figure")).isEqualTo("€61.2k margin after spend in 30 days");
        assertThat(page.browser.text("#money .caption")).isEqualTo("+1 pt conversion: €10.5k a month · v1");
        assertThat(page.browser.text("#money .caption:last-child")).isEqualTo("95%: €9.12k to €11.8k");
    }

    @Test
    void what_is_stored_day_by_day_and_what_it_costs() {
        charts.cost();
        assertThat(page.browser.text("#cost .figure")).isEqualTo("30.8 MB");
        assertThat(page.browser.text("#cost .line")).isEqualTo("€0.0028 a month, prices v1");
        assertThat(page.browser.text("#cost .caption")).isEqualTo("9.12 MB moved today · 14.3% read by nobody");
    }
}
