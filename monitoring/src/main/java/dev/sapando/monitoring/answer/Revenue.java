package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Money per day and currency; currencies are never added up. */
final class Revenue implements Rows {
    static final List<String> PARTS =
            List.of("gross", "refunded", "net", "orders", "average_order", "lines_without_price");

    @Override
    public List<Row> of(Query query) {
        Map<Group, BigDecimal> gross = sums("gross", query);
        Map<Group, BigDecimal> refunded = sums("refunded", query);
        Map<Group, BigDecimal> orders = sums("orders", query);
        Map<Group, BigDecimal> unpriced = sums("lines_without_price", query);
        var groups = new TreeMap<String, Group>();
        List.of(gross.keySet(), refunded.keySet(), orders.keySet(), unpriced.keySet())
                .forEach((Set<Group> keys) -> keys.forEach(group -> groups.put(group.toString(), group)));
        var rows = new ArrayList<Row>();
        for (Group group : groups.values()) {
            BigDecimal sold = gross.getOrDefault(group, BigDecimal.ZERO);
            BigDecimal back = refunded.getOrDefault(group, BigDecimal.ZERO);
            BigDecimal count = orders.getOrDefault(group, BigDecimal.ZERO);
            rows.add(part(group, "gross", sold));
            rows.add(part(group, "refunded", back));
            rows.add(part(group, "net", sold.subtract(back)));
            rows.add(part(group, "orders", count));
            rows.add(Row.ratio(group.period(), labels(group, "average_order"), sold, count));
            rows.add(part(group, "lines_without_price", unpriced.getOrDefault(group, BigDecimal.ZERO)));
        }
        return rows;
    }

    private static Map<Group, BigDecimal> sums(String part, Query query) {
        return query.cells()
                .sums(
                        "revenue." + part,
                        query.range(),
                        (period, labels) ->
                                new Group(period, Labels.of("currency", labels.getOrDefault("currency", Labels.NONE))));
    }

    private static Row part(Group group, String part, BigDecimal amount) {
        return Row.count(group.period(), labels(group, part), amount);
    }

    private static SortedMap<String, String> labels(Group group, String part) {
        return Labels.with(group.labels(), "part", part);
    }
}
