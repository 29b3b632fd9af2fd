package dev.sapando.monitoring.readback;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an open page's charts draw, read back out of them and held against the rows of the JSON they are drawn from. */
public final class DrawnCharts {
    private static final int REASONS = 6;
    private static final double LAST_BIT = 1e-12;
    private static final List<String> MEASURES = List.of(
            "first_purchase_conversion",
            "return_rate",
            "days_to_return",
            "session_conversion",
            "revenue_per_visitor",
            "click_rate");

    private final HeadlessChromium browser;
    private final Function<String, JsonArray> api;

    /** @param api the rows that answer a question such as {@code ingest?by=minute} */
    public DrawnCharts(HeadlessChromium browser, Function<String, JsonArray> api) {
        this.browser = browser;
        this.api = api;
    }

    /** Every chart of the page. */
    public void equalTheJson() {
        minutes();
        reasons();
        funnel();
        retention();
        effect();
        shares("session-conversion");
        shares("first-purchase-conversion");
        revenue();
        timeToReturn();
        freshness();
        cost();
    }

    /** Each of the last sixty up to the newest, also those without an event. */
    public void minutes() {
        Rows rows = rows("ingest?by=minute");
        Instant first = Instant.parse(rows.periods().get(0));
        Instant last = Instant.parse(rows.periods().get(rows.periods().size() - 1));
        List<String> minutes = Stream.iterate(last, minute -> minute.minus(1, ChronoUnit.MINUTES))
                .limit(60)
                .takeWhile(minute -> !minute.isBefore(first))
                .map(Instant::toString)
                .sorted()
                .toList();
        equal("ingest", 0, minutes.stream().map(minute -> events(rows, minute, "accepted")));
        equal(
                "ingest",
                1,
                minutes.stream()
                        .map(minute ->
                                events(rows, minute, "rejected_collect") + events(rows, minute, "rejected_verify")));
    }

    public void reasons() {
        equal(
                "reasons",
                0,
                rows("ingest?by=reason").rows().stream()
                        .map(row -> row.getDouble("value"))
                        .sorted(Comparator.reverseOrder())
                        .limit(REASONS));
    }

    public void funnel() {
        Rows rows = rows("funnel");
        equal(
                "funnel",
                0,
                Stream.of("session", "view", "cart", "checkout", "purchase")
                        .map(step -> rows.where("step", step).numerators()));
    }

    /** Cell by cell; what is not over is blank, and so is the first day itself. */
    public void retention() {
        Rows rows = rows("retention");
        LocalDate first = LocalDate.parse(rows.periods().get(0));
        List<List<Double>> expected =
                rows.filter(row -> row.getValue("value") != null && distance(row) > 0).rows().stream()
                        .map(row -> List.of(
                                distance(row) - 1.0,
                                (double) ChronoUnit.DAYS.between(first, LocalDate.parse(row.getString("period"))),
                                row.getDouble("value")))
                        .toList();
        assertThat(numbers("retention", 0)).as("cells of retention").containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Both arms of every measure and where the treatment may truly lie; of several currencies the one with the most revenue. */
    public void effect() {
        Rows rows = rows("effect");
        for (int series = 0; series < MEASURES.size(); series++) {
            Rows measure = rows.where("measure", MEASURES.get(series));
            Rows arms = measure.filter(row -> Rows.label(row, "arm") != null);
            String currency = arms.mainCurrency().orElse(null);
            Double control =
                    arms.where("currency", currency).where("arm", "control").value();
            equal("effect", series, Stream.of("control", "treatment").map(arm -> arms.where("currency", currency)
                    .where("arm", arm)
                    .value()));
            interval(
                    MEASURES.size() + series,
                    control,
                    measure.where("currency", currency).where("part", "difference"));
        }
        Rows verdict = rows.where("part", "verdict");
        assertThat(browser.text("#effect .verdict"))
                .isEqualTo((verdict.only("verdict") + verdict.only("reason")).replace('_', ' '));
    }

    /** Of the treatment's bar: the control's and the bounds of the difference on top, or nothing where there are none. */
    private void interval(int series, @Nullable Double control, Rows difference) {
        Double low = difference.where("bound", "low").value();
        Double high = difference.where("bound", "high").value();
        List<List<Double>> expected = control == null || low == null || high == null
                ? List.of()
                : List.of(List.of(1.0, control + low, control + high));
        assertThat(numbers("effect", series)).as("interval " + series).isEqualTo(expected);
    }

    /** Day by day until the newest one; a day without rows is blank. */
    public void shares(String metric) {
        Rows rows = rows(metric);
        equal(metric, 0, rows.days(newestDay()).map(day -> onDay(rows, day).value()));
    }

    public void revenue() {
        Rows rows = rows("revenue").where("part", "net");
        Rows main = rows.where("currency", rows.mainCurrency().orElse(null));
        equal("revenue", 0, rows("revenue").days(newestDay()).map(day -> onDay(main, day)
                .numerators()));
    }

    public void timeToReturn() {
        Rows rows = rows("time-to-return");
        equal("time-to-return", 0, Stream.of("customers", "not_yet_customers").map(population -> rows.where(
                        "population", population)
                .value()));
    }

    public void freshness() {
        equal(
                "freshness",
                0,
                Stream.of(rows("freshness")
                        .where("part", "event_to_metric_seconds")
                        .value()));
    }

    public void cost() {
        Rows rows = rows("storage-cost");
        Rows stored = rows.where("part", "stored_bytes");
        equal("cost", 0, rows.periods().stream().map(day -> onDay(stored, day).value()));
    }

    /** The values of one series, in order; null where nothing is drawn. */
    public List<@Nullable Double> drawn(String chart, int series) {
        var values = new ArrayList<@Nullable Double>();
        for (Object item : data(chart, series)) {
            Object value = item instanceof JsonObject point ? point.getValue("value") : item;
            values.add(value == null ? null : ((Number) value).doubleValue());
        }
        return Collections.unmodifiableList(values);
    }

    /** Where a point is several numbers. */
    private List<List<Double>> numbers(String chart, int series) {
        var points = new ArrayList<List<Double>>();
        for (Object item : data(chart, series)) {
            JsonArray numbers = item instanceof JsonObject point ? point.getJsonArray("value") : (JsonArray) item;
            points.add(numbers.stream()
                    .map(number -> ((Number) number).doubleValue())
                    .toList());
        }
        return points;
    }

    private void equal(String chart, int series, Stream<@Nullable Double> expected) {
        assertThat(drawn(chart, series))
                .as("series " + series + " of the chart " + chart)
                .usingElementComparator(Comparator.nullsFirst(
                        (one, other) -> Math.abs(one - other) <= LAST_BIT ? 0 : Double.compare(one, other)))
                .containsExactlyElementsOf(expected.toList());
    }

    private Rows rows(String question) {
        return Rows.of(api.apply(question));
    }

    private LocalDate newestDay() {
        String range = rows("funnel").periods().get(0);
        return LocalDate.parse(range.substring(range.indexOf('/') + 1));
    }

    private static Rows onDay(Rows rows, String day) {
        return rows.filter(row -> day.equals(row.getString("period")));
    }

    private static double events(Rows rows, String minute, String outcome) {
        return onDay(rows, minute).where("outcome", outcome).numerators();
    }

    private static int distance(JsonObject row) {
        return Integer.parseInt(Objects.requireNonNull(Rows.label(row, "distance")));
    }

    private JsonArray data(String chart, int series) {
        return new JsonArray(String.valueOf(browser.answer(
                "return JSON.stringify(echarts.getInstanceByDom(document.getElementById('chart-' + arguments[0]))"
                        + ".getOption().series[arguments[1]].data)",
                chart,
                series)));
    }
}
