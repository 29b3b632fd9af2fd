package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.money.Earnings;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What sales came to, in the currency of reports.
 *
 * @param leftOut net revenue by a currency without a rate
 */
record Sold(
        SortedMap<String, Earnings> byDay,
        SortedMap<String, Earnings> byCategory,
        SortedMap<String, BigDecimal> leftOut) {

    private record Shelf(String category, String currency) {}

    static Sold of(Query query, ItemCategories items, Assumptions assumptions) {
        Map<String, Map<Shelf, BigDecimal>> gross = sums(query, items, "sales.gross");
        Map<String, Map<Shelf, BigDecimal>> refunded = sums(query, items, "sales.refunded");
        Map<String, Map<Shelf, BigDecimal>> units = sums(query, items, "sales.units_returned");
        var sold = new Sold(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (String day : union(gross.keySet(), refunded.keySet(), units.keySet())) {
            Map<Shelf, BigDecimal> grossThen = gross.getOrDefault(day, Map.of());
            Map<Shelf, BigDecimal> refundedThen = refunded.getOrDefault(day, Map.of());
            Map<Shelf, BigDecimal> unitsThen = units.getOrDefault(day, Map.of());
            for (Shelf shelf : union(grossThen.keySet(), refundedThen.keySet(), unitsThen.keySet())) {
                sold.add(
                        day,
                        shelf,
                        grossThen.getOrDefault(shelf, BigDecimal.ZERO),
                        refundedThen.getOrDefault(shelf, BigDecimal.ZERO),
                        unitsThen.getOrDefault(shelf, BigDecimal.ZERO),
                        assumptions);
            }
        }
        return sold;
    }

    Earnings total() {
        return byDay.values().stream().reduce(Earnings.NONE, Earnings::plus);
    }

    /** Of these days alone. */
    Earnings total(FullDays days) {
        return days.days().stream()
                .map(day -> byDay.getOrDefault(day, Earnings.NONE))
                .reduce(Earnings.NONE, Earnings::plus);
    }

    boolean isNothing() {
        return byDay.isEmpty() && leftOut.isEmpty();
    }

    private void add(
            String day, Shelf shelf, BigDecimal gross, BigDecimal refunded, BigDecimal units, Assumptions assumptions) {
        Optional<Earnings> earned = assumptions.earnings(shelf.category, shelf.currency, gross, refunded, units);
        if (earned.isPresent()) {
            byDay.merge(day, earned.get(), Earnings::plus);
            byCategory.merge(shelf.category, earned.get(), Earnings::plus);
        } else {
            leftOut.merge(shelf.currency, gross.subtract(refunded), BigDecimal::add);
        }
    }

    private static Map<String, Map<Shelf, BigDecimal>> sums(Query query, ItemCategories items, String metric) {
        return query.cells()
                .sumsByPeriod(
                        metric,
                        query.range(),
                        labels -> new Shelf(
                                items.of(labels.getOrDefault("item", Labels.NONE)),
                                labels.getOrDefault("currency", Labels.NONE)));
    }

    @SafeVarargs
    private static <T> Set<T> union(Set<T>... sets) {
        return Stream.of(sets).flatMap(Set::stream).collect(Collectors.toSet());
    }
}
