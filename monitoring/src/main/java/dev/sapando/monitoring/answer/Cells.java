package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.Cell;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every cell there is, in memory: by metric, by period, by labels. One thread writes, many read; zeros are not kept. What is
 * kept is bounded by days of business, and by the week of minutes that {@code reconcile} reports.
 */
public final class Cells {
    private static final String AFTER_EVERY_DAY = "~";
    /** Every period but {@code now} begins with a day. */
    private static final int DAY_LENGTH = 10;

    private final Map<String, ConcurrentNavigableMap<String, Map<SortedMap<String, String>, BigDecimal>>> byMetric =
            new ConcurrentHashMap<>();
    /** The same labels come back every day and minute: kept once. */
    private final Map<SortedMap<String, String>, SortedMap<String, String>> labels = new ConcurrentHashMap<>();

    private final KnownMinutes knownMinutes = new KnownMinutes();
    private final Balance balance = new Balance(knownMinutes);

    /** @param value null forgets the cell */
    public void put(Cell cell, @Nullable BigDecimal value) {
        var periods = byMetric.computeIfAbsent(cell.metric(), metric -> new ConcurrentSkipListMap<>());
        BigDecimal before;
        if (value == null || value.signum() == 0) {
            Map<SortedMap<String, String>, BigDecimal> cells = periods.getOrDefault(cell.period(), Map.of());
            before = cells.isEmpty() ? null : cells.remove(cell.labels());
            if (cells.isEmpty()) {
                periods.remove(cell.period());
            }
        } else {
            before = periods.computeIfAbsent(cell.period(), period -> new ConcurrentHashMap<>())
                    .put(labels.computeIfAbsent(cell.labels(), Function.identity()), value);
        }
        knownMinutes.changed(cell, before, value);
        balance.changed(cell, before, value);
    }

    /** Sums of a metric's cells in a range, by whatever {@code key} makes of period and labels; null leaves a cell out. */
    public <K> Map<K, BigDecimal> sums(
            String metric, Range range, BiFunction<String, SortedMap<String, String>, @Nullable K> key) {
        return sums(periods(metric, range), key);
    }

    public <K> Map<K, BigDecimal> sums(String metric, BiFunction<String, SortedMap<String, String>, @Nullable K> key) {
        return sums(periods(metric), key);
    }

    /** What is told of every cell of a metric. */
    interface Told {
        void of(String period, SortedMap<String, String> labels, BigDecimal value);
    }

    void each(String metric, Range range, Told told) {
        periods(metric, range)
                .forEach((period, cells) -> cells.forEach((labels, value) -> told.of(period, labels, value)));
    }

    /** Sums over a range by whatever {@code key} makes of labels: made once, since the same labels come back every day. */
    <K> Map<K, BigDecimal> sumsOver(String metric, Range range, Function<SortedMap<String, String>, K> key) {
        var byLabels = new IdentityHashMap<SortedMap<String, String>, BigDecimal>();
        each(metric, range, (period, labels, value) -> byLabels.merge(labels, value, BigDecimal::add));
        var sums = new HashMap<K, BigDecimal>();
        byLabels.forEach((labels, value) -> sums.merge(key.apply(labels), value, BigDecimal::add));
        return sums;
    }

    /** The same by period. */
    <K> Map<String, Map<K, BigDecimal>> sumsByPeriod(
            String metric, Range range, Function<SortedMap<String, String>, K> key) {
        var keys = new IdentityHashMap<SortedMap<String, String>, K>();
        var sums = new HashMap<String, Map<K, BigDecimal>>();
        periods(metric, range).forEach((period, cells) -> {
            var then = new HashMap<K, BigDecimal>();
            cells.forEach((labels, value) -> then.merge(keys.computeIfAbsent(labels, key), value, BigDecimal::add));
            sums.put(period, then);
        });
        return sums;
    }

    public BigDecimal total(String metric, Range range) {
        return sums(metric, range, (period, labels) -> "").getOrDefault("", BigDecimal.ZERO);
    }

    /** The first day that a metric has a cell of. */
    Optional<LocalDate> firstDay(String metric) {
        return Optional.ofNullable(periods(metric).firstEntry()).map(entry -> LocalDate.parse(entry.getKey()));
    }

    /** Event time of the newest event counted. */
    public Optional<Instant> asOf() {
        return newest("newest.event");
    }

    /** Arrival of the newest event counted. */
    public Optional<Instant> newestArrival() {
        return newest("newest.arrival");
    }

    /** Whether what arrived last is an erasure, which happens when it is asked for, and not in the shop. */
    boolean isErasureNewest() {
        return newestArrival().isPresent() && newestArrival().equals(newest("newest.erasure"));
    }

    /** From the first business day that anything is known of to the last. */
    Optional<Range> businessDays() {
        return days(metric -> !metric.startsWith("newest.")
                && !metric.startsWith("ingest.")
                && !metric.startsWith("cost.")
                && !metric.equals("spend")
                && !metric.equals("events.beyond_horizon"));
    }

    /** From the first day of arrival that is kept to the last. */
    Optional<Range> arrivalDays() {
        return days(metric -> metric.startsWith("ingest."));
    }

    private Optional<Range> days(Predicate<String> metrics) {
        return byMetric.entrySet().stream()
                .filter(entry -> metrics.test(entry.getKey()))
                .flatMap(entry -> Stream.of(
                        entry.getValue().firstEntry(), entry.getValue().lastEntry()))
                .filter(Objects::nonNull)
                .map(entry -> LocalDate.parse(entry.getKey().substring(0, DAY_LENGTH)))
                .map(Range::ofDay)
                .reduce(Range::and);
    }

    KnownMinutes knownMinutes() {
        return knownMinutes;
    }

    public Balance balance() {
        return balance;
    }

    private Optional<Instant> newest(String metric) {
        return periods(metric).values().stream()
                .flatMap(cells -> cells.values().stream())
                .max(BigDecimal::compareTo)
                .map(millis -> Instant.ofEpochMilli(millis.longValue()));
    }

    private ConcurrentNavigableMap<String, Map<SortedMap<String, String>, BigDecimal>> periods(String metric) {
        return byMetric.getOrDefault(metric, new ConcurrentSkipListMap<>());
    }

    private Map<String, Map<SortedMap<String, String>, BigDecimal>> periods(String metric, Range range) {
        return periods(metric).subMap(range.from().toString(), range.until() + AFTER_EVERY_DAY);
    }

    private static <K> Map<K, BigDecimal> sums(
            Map<String, Map<SortedMap<String, String>, BigDecimal>> periods,
            BiFunction<String, SortedMap<String, String>, @Nullable K> key) {
        var sums = new HashMap<K, BigDecimal>();
        periods.forEach((period, cells) -> cells.forEach((labels, value) -> {
            K group = key.apply(period, labels);
            if (group != null) {
                sums.merge(group, value, BigDecimal::add);
            }
        }));
        return sums;
    }
}
