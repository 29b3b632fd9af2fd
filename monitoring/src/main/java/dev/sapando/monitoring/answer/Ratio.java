package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** A share per day: cells of one family over cells of another, split by a label where asked. */
record Ratio(String part, String whole) implements Rows {
    @Override
    public List<Row> of(Query query) {
        Map<Group, BigDecimal> parts = sums(part, query);
        return sums(whole, query).entrySet().stream()
                .map(entry -> Row.ratio(
                        entry.getKey().period(),
                        entry.getKey().labels(),
                        parts.getOrDefault(entry.getKey(), BigDecimal.ZERO),
                        entry.getValue()))
                .toList();
    }

    private static Map<Group, BigDecimal> sums(String metric, Query query) {
        return query.cells()
                .sums(
                        metric,
                        query.range(),
                        (String period, SortedMap<String, String> labels) ->
                                new Group(period, Labels.only(query.by(), labels)));
    }
}
