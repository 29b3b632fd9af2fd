package dev.sapando.monitoring.exposition;

import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Range;
import dev.sapando.monitoring.answer.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every gauge by name, made of the same answers that the API gives. */
final class Gauges {
    private static final int COHORTS = 12;
    private static final int REASONS = 20;

    private final Answers answers;
    private final Map<String, Supplier<List<Sample>>> byName = new LinkedHashMap<>();

    Gauges(Answers answers) {
        this.answers = answers;
        byName.put("sapando_ingest_events", () -> totals("ingest"));
        byName.put("sapando_ingest_rejected_events", this::reasons);
        byName.put(
                "sapando_reconciliation_unaccounted_events",
                () -> List.of(new Sample(new TreeMap<>(), answers.unaccounted())));
        byName.put("sapando_ingest_in_flight_events", () -> List.of(new Sample(new TreeMap<>(), answers.inFlight())));
        byName.put("sapando_sessions", () -> daily("session-conversion", Row::denominator));
        byName.put("sapando_sessions_purchased", () -> daily("session-conversion", Row::numerator));
        byName.put("sapando_session_conversion_ratio", () -> daily("session-conversion", Row::value));
        byName.put("sapando_funnel_sessions", () -> daily("funnel", Row::numerator));
        var revenue = new Parts(new Once<>(() -> daily("revenue", Row::value)));
        byName.put("sapando_revenue", revenue.among(Set.of("gross", "refunded", "net")));
        byName.put("sapando_orders", revenue.of("orders"));
        byName.put("sapando_revenue_per_order", revenue.of("average_order"));
        byName.put("sapando_revenue_per_visitor", revenue.of("per_visitor"));
        byName.put("sapando_order_lines_without_price", revenue.of("lines_without_price"));
        byName.put("sapando_retention_ratio", this::cohorts);
        byName.put(
                "sapando_time_to_return_seconds",
                () -> totals("time-to-return").stream().map(Sample::inSeconds).toList());
        byName.put("sapando_visitors", () -> visitors("visitors"));
        byName.put("sapando_visitors_new", () -> visitors("visitors.new"));
        byName.put("sapando_first_time_buyers", () -> daily("first-purchase-conversion", Row::numerator));
        byName.put("sapando_first_purchase_conversion_ratio", () -> daily("first-purchase-conversion", Row::value));
        byName.put("sapando_recommendations", this::recommendations);
        byName.putAll(new EffectGauges(new Once<>(() -> rows("effect", Optional.empty(), Optional.empty()))).byName());
        byName.put("sapando_event_to_metric_seconds", () -> freshness("event_to_metric_seconds"));
        byName.put("sapando_newest_event_age_seconds", () -> freshness("newest_event_age_seconds"));
        byName.put("sapando_stream_lag_records", () -> freshness("stream_lag_records"));
        byName.put("sapando_bots", () -> daily("bots", Row::value));
    }

    Map<String, Supplier<List<Sample>>> byName() {
        return byName;
    }

    private List<Sample> daily(String metric, Function<Row, @Nullable BigDecimal> value) {
        var samples = new ArrayList<Sample>();
        days().forEach((name, day) -> rows(metric, Optional.of(new Range(day, day)), Optional.empty())
                .forEach(row -> {
                    BigDecimal shown = value.apply(row);
                    if (shown != null) {
                        samples.add(Sample.of(row, shown, "day", name));
                    }
                }));
        return samples;
    }

    private List<Sample> totals(String metric) {
        return rows(metric, Optional.empty(), Optional.empty()).stream()
                .filter(row -> row.value() != null)
                .map(row -> Sample.of(row, row.value()))
                .toList();
    }

    private List<Sample> visitors(String cells) {
        var samples = new ArrayList<Sample>();
        days().forEach((name, day) -> samples.add(new Sample(
                new TreeMap<>(Map.of("day", name)),
                answers.cells().total(cells, new Range(day, day)).doubleValue())));
        return samples;
    }

    private List<Sample> reasons() {
        return rows("ingest", Optional.empty(), Optional.of("reason")).stream()
                .map(row -> Sample.of(row, row.value()))
                .sorted(Comparator.comparingDouble(Sample::value).reversed())
                .limit(REASONS)
                .toList();
    }

    /** Only days that are over, by how many days ago the cohort began. */
    private List<Sample> cohorts() {
        LocalDate today = answers.today();
        var samples = new ArrayList<Sample>();
        for (Row row :
                rows("retention", Optional.of(new Range(today.minusDays(COHORTS - 1L), today)), Optional.empty())) {
            String distance = Objects.requireNonNull(row.labels().get("distance"));
            if (row.value() != null && Integer.parseInt(distance) < COHORTS) {
                long ago = today.toEpochDay() - LocalDate.parse(row.period()).toEpochDay();
                samples.add(Sample.of(row, row.value(), "cohort", String.valueOf(ago)));
            }
        }
        return samples;
    }

    /** Releases come and go: their labels are the API's, the gauge has their sum. */
    private List<Sample> recommendations() {
        var sums = new LinkedHashMap<List<String>, Double>();
        for (Row row : rows("recommendations", Optional.empty(), Optional.empty())) {
            sums.merge(
                    List.of(row.labels().getOrDefault("arm", ""), row.labels().getOrDefault("part", "")),
                    row.value() == null ? 0 : row.value().doubleValue(),
                    Double::sum);
        }
        var samples = new ArrayList<Sample>();
        sums.forEach((labels, sum) ->
                samples.add(new Sample(new TreeMap<>(Map.of("arm", labels.get(0), "part", labels.get(1))), sum)));
        return samples;
    }

    private List<Sample> freshness(String part) {
        return rows("freshness", Optional.empty(), Optional.empty()).stream()
                .filter(row -> part.equals(row.labels().get("part")))
                .map(row -> new Sample(
                        new TreeMap<>(), Objects.requireNonNull(row.value()).doubleValue()))
                .toList();
    }

    private Map<String, LocalDate> days() {
        LocalDate today = answers.today();
        var days = new LinkedHashMap<String, LocalDate>();
        days.put("today", today);
        days.put("yesterday", today.minusDays(1));
        return days;
    }

    private List<Row> rows(String metric, Optional<Range> range, Optional<String> by) {
        return answers.answer(metric, range, by).rows();
    }
}
