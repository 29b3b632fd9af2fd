package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.money.Earnings;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What sales came to, in the currency of reports.
 *
 * @param leftOut net revenue by a currency without a rate
 */
record Sold(
        SortedMap<String, Earnings> byDay,
        SortedMap<String, Earnings> byCategory,
        SortedMap<String, BigDecimal> leftOut) {

    private record Shelf(String day, String category, String currency) {}

    static Sold of(Query query, ItemCategories items, Assumptions assumptions) {
        Map<Shelf, BigDecimal> gross = sums(query, items, "sales.gross");
        Map<Shelf, BigDecimal> refunded = sums(query, items, "sales.refunded");
        Map<Shelf, BigDecimal> units = sums(query, items, "sales.units_returned");
        Set<Shelf> shelves = new HashSet<>(gross.keySet());
        shelves.addAll(refunded.keySet());
        shelves.addAll(units.keySet());
        var sold = new Sold(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        for (Shelf shelf : shelves) {
            sold.add(
                    shelf,
                    gross.getOrDefault(shelf, BigDecimal.ZERO),
                    refunded.getOrDefault(shelf, BigDecimal.ZERO),
                    units.getOrDefault(shelf, BigDecimal.ZERO),
                    assumptions);
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

    private void add(Shelf shelf, BigDecimal gross, BigDecimal refunded, BigDecimal units, Assumptions assumptions) {
        Optional<Earnings> earned = assumptions.earnings(shelf.category, shelf.currency, gross, refunded, units);
        if (earned.isPresent()) {
            byDay.merge(shelf.day, earned.get(), Earnings::plus);
            byCategory.merge(shelf.category, earned.get(), Earnings::plus);
        } else {
            leftOut.merge(shelf.currency, gross.subtract(refunded), BigDecimal::add);
        }
    }

    private static Map<Shelf, BigDecimal> sums(Query query, ItemCategories items, String metric) {
        return query.cells()
                .sums(
                        metric,
                        query.range(),
                        (day, labels) -> new Shelf(
                                day,
                                items.of(labels.getOrDefault("item", Labels.NONE)),
                                labels.getOrDefault("currency", Labels.NONE)));
    }
}
