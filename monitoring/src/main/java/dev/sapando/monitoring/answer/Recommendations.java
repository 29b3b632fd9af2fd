package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What became of the lists served, by arm and release. Each list counts on the day it was served. */
final class Recommendations implements Rows {
    /** Part, as answered, and its cells. */
    static final Map<String, String> PARTS = parts();

    @Override
    public List<Row> of(Query query) {
        NamedValues releases = NamedValues.of(query, "recommendations.lists", "release");
        Map<SortedMap<String, String>, BigDecimal> lists = sums("recommendations.lists", query, releases);
        var rows = new ArrayList<Row>();
        PARTS.forEach((part, metric) -> {
            Map<SortedMap<String, String>, BigDecimal> amounts = sums(metric, query, releases);
            lists.keySet()
                    .forEach(labels -> rows.add(Row.count(
                            query.range().toString(),
                            Labels.with(labels, "part", part),
                            amounts.getOrDefault(labels, BigDecimal.ZERO))));
        });
        return rows;
    }

    @Override
    public String whyNone(Query query) {
        return Absence.ofLists(query.cells().businessDays(), query.range());
    }

    private static Map<SortedMap<String, String>, BigDecimal> sums(String metric, Query query, NamedValues releases) {
        return query.cells().sums(metric, query.range(), (period, labels) -> releases.in(labels));
    }

    private static Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("served_lists", "recommendations.lists");
        for (String part : List.of("served", "seen", "clicked", "carted", "bought")) {
            parts.put(part, "recommendations." + part);
        }
        return parts;
    }
}
