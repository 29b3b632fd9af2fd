package dev.sapando.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a chart draws is what the API said: values are read back out of the drawn charts. */
class ChartsEqualTheJsonTest {
    private static final double LAST_BIT = 1e-12;

    private final FixtureShop shop = new FixtureShop();
    private OpenPage page;

    @BeforeEach
    void open(@TempDir Path profile) {
        page = new OpenPage(profile).on(1440, 900, 1, "light").showing("live");
    }

    @AfterEach
    void close() {
        if (page != null) page.close();
    }

    @Test
    void what_comes_in_and_what_is_refused() {
        List<JsonObject> minutes = rows("ingest?by=minute", row -> true);
        List<String> periods = minutes.stream()
                .map(row -> row.getString("period"))
                .distinct()
                .sorted()
                .toList();
        for (int i = 0; i < periods.size(); i++) {
            String minute = periods.get(i);
            assertThat(drawn("ingest", 0).get(i)).isEqualTo(events(minutes, minute, "accepted"));
            assertThat(drawn("ingest", 1).get(i))
                    .isEqualTo(
                            events(minutes, minute, "rejected_collect") + events(minutes, minute, "rejected_verify"));
        }
        assertThat(drawn("ingest", 0)).hasSize(60);
        assertThat(page.browser.text("#account"))
                .isEqualTo(
                        "1,284,322 accepted = 1,279,842 verified + 3,921 duplicates + 547 refused later + 12 in flight + 0 unaccounted"
                                + " · 2,318 refused at the edge");
    }

    @Test
    void reasons_from_the_most_frequent_down() {
        assertThat(drawn("reasons", 0))
                .isEqualTo(rows("ingest?by=reason", row -> true).stream()
                        .map(row -> row.getDouble("value"))
                        .sorted(Comparator.reverseOrder())
                        .toList());
    }

    @Test
    void the_funnel_step_by_step() {
        List<Double> reached = List.of("session", "view", "cart", "checkout", "purchase").stream()
                .map(step -> Double.valueOf(
                        rows("funnel", labelled("step", step)).get(0).getString("numerator")))
                .toList();
        assertThat(drawn("funnel", 0)).isEqualTo(reached);
    }

    @Test
    void the_triangle_cell_by_cell_and_blank_where_the_day_is_not_over() {
        List<JsonObject> cohorts = rows("retention", row -> true);
        List<String> days = cohorts.stream()
                .map(row -> row.getString("period"))
                .distinct()
                .sorted()
                .toList();
        List<List<Double>> expected = cohorts.stream()
                .filter(row -> row.getValue("value") != null)
                .filter(row -> !distance(row).equals("0"))
                .map(row -> List.of(
                        Double.parseDouble(distance(row)) - 1,
                        (double) days.indexOf(row.getString("period")),
                        row.getDouble("value")))
                .toList();
        List<List<Double>> cells = new ArrayList<>();
        data("retention", 0).forEach(cell -> cells.add(numbers(((JsonObject) cell).getJsonArray("value"))));
        assertThat(cells).containsExactlyInAnyOrderElementsOf(expected).hasSize(28 * 29 / 2);
    }

    @ParameterizedTest
    @CsvSource({"0,click_rate", "1,session_conversion", "2,first_purchase_conversion", "3,revenue_per_visitor"})
    void both_arms_of_every_measure_and_of_the_larger_currency(int series, String measure) {
        List<Double> arms = List.of("control", "treatment").stream()
                .map(arm -> rows("effect", labelled("measure", measure).and(labelled("arm", arm)))
                        .get(0)
                        .getDouble("value"))
                .toList();
        assertThat(drawn("effect", series)).isEqualTo(arms);
    }

    @ParameterizedTest
    @CsvSource({"session-conversion", "first-purchase-conversion"})
    void shares_day_by_day(String metric) {
        List<JsonObject> days = rows(metric, row -> true);
        List<Double> drawn = drawn(metric, 0);
        assertThat(drawn).hasSameSizeAs(days).hasSize(FixtureShop.DAYS);
        for (int i = 0; i < drawn.size(); i++) {
            assertThat(drawn.get(i)).isCloseTo(days.get(i).getDouble("value"), within(LAST_BIT));
        }
    }

    @Test
    void revenue_of_one_currency_day_by_day() {
        assertThat(drawn("revenue", 0))
                .isEqualTo(values(rows("revenue", labelled("currency", "EUR").and(labelled("part", "net")))));
    }

    @Test
    void medians_and_freshness() {
        assertThat(drawn("time-to-return", 0)).isEqualTo(values(rows("time-to-return", row -> true)));
        assertThat(drawn("freshness", 0))
                .isEqualTo(values(rows("freshness", labelled("part", "event_to_metric_seconds"))));
    }

    private List<JsonObject> rows(String question, Predicate<JsonObject> wanted) {
        return shop.rows(question).stream()
                .map(JsonObject.class::cast)
                .filter(wanted)
                .toList();
    }

    private static Predicate<JsonObject> labelled(String name, String value) {
        return row -> value.equals(row.getJsonObject("labels").getString(name));
    }

    private static String distance(JsonObject row) {
        return Objects.requireNonNull(row.getJsonObject("labels").getString("distance"));
    }

    private static List<Double> values(List<JsonObject> rows) {
        return rows.stream().map(row -> row.getDouble("value")).toList();
    }

    private static double events(List<JsonObject> rows, String minute, String outcome) {
        return rows.stream()
                .filter(row -> minute.equals(row.getString("period")))
                .filter(labelled("outcome", outcome))
                .mapToLong(row -> Long.parseLong(row.getString("numerator")))
                .sum();
    }

    private List<Double> drawn(String chart, int series) {
        return numbers(data(chart, series));
    }

    private static List<Double> numbers(JsonArray data) {
        return data.stream()
                .map(item -> item instanceof JsonObject point ? point.getValue("value") : item)
                .map(value -> ((Number) value).doubleValue())
                .toList();
    }

    private JsonArray data(String chart, int series) {
        return new JsonArray(String.valueOf(page.browser.answer(
                "return JSON.stringify(echarts.getInstanceByDom(document.getElementById('chart-' + arguments[0]))"
                        + ".getOption().series[arguments[1]].data)",
                chart,
                series)));
    }
}
