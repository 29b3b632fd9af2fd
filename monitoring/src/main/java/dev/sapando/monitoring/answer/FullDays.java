package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The business days of a range that are over and of which anything can be known: today would only lower an average. */
record FullDays(Cells cells, List<String> days) {
    static final int DAYS_A_MONTH = 30;

    static FullDays of(Query query) {
        Optional<LocalDate> known = Stream.of("visitors", "sales.gross", "sales.refunded")
                .map(query.cells()::firstDay)
                .flatMap(Optional::stream)
                .min(LocalDate::compareTo);
        LocalDate end = query.range().until().isBefore(query.today())
                ? query.range().until().plusDays(1)
                : query.today();
        LocalDate first = known.filter(day -> day.isAfter(query.range().from()))
                .orElse(query.range().from());
        return new FullDays(
                query.cells(),
                known.isEmpty() || !first.isBefore(end)
                        ? List.of()
                        : first.datesUntil(end).map(LocalDate::toString).toList());
    }

    /** Those from the day on. */
    FullDays from(LocalDate first) {
        return new FullDays(
                cells,
                days.stream()
                        .filter(day -> !LocalDate.parse(day).isBefore(first))
                        .toList());
    }

    /** Those before the end. */
    FullDays until(LocalDate end) {
        return new FullDays(
                cells,
                days.stream().filter(day -> LocalDate.parse(day).isBefore(end)).toList());
    }

    List<BigDecimal> each(Map<String, BigDecimal> byDay) {
        return days.stream()
                .map(day -> byDay.getOrDefault(day, BigDecimal.ZERO))
                .toList();
    }

    List<BigDecimal> each(String metric) {
        return each(metric, labels -> true);
    }

    /** @param those whether cells with the labels count */
    List<BigDecimal> each(String metric, Predicate<SortedMap<String, String>> those) {
        return days.isEmpty()
                ? List.of()
                : each(cells.sums(metric, range(), (day, labels) -> those.test(labels) ? day : null));
    }

    /** Thirty days like the average of these. */
    double month(List<BigDecimal> values) {
        double sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
        return days.isEmpty() ? 0 : sum / days.size() * DAYS_A_MONTH;
    }

    private Range range() {
        return new Range(LocalDate.parse(days.get(0)), LocalDate.parse(days.get(days.size() - 1)));
    }
}
