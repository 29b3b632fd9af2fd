package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** A share per day: cells of one family over cells of another, split by a label where asked. */
record Ratio(String part, String whole) implements Rows {
    @Override
    public List<Row> of(Query query) {
        UnaryOperator<SortedMap<String, String>> split = query.split(whole);
        Map<Group, BigDecimal> parts = sums(part, query, split);
        return sums(whole, query, split).entrySet().stream()
                .map(entry -> Row.ratio(
                        entry.getKey().period(),
                        entry.getKey().labels(),
                        parts.getOrDefault(entry.getKey(), BigDecimal.ZERO),
                        entry.getValue()))
                .toList();
    }

    private static Map<Group, BigDecimal> sums(
            String metric, Query query, UnaryOperator<SortedMap<String, String>> split) {
        var sums = new HashMap<Group, BigDecimal>();
        query.cells()
                .sumsByPeriod(metric, query.range(), split)
                .forEach((period, then) -> then.forEach((labels, value) -> sums.put(new Group(period, labels), value)));
        return sums;
    }
}
