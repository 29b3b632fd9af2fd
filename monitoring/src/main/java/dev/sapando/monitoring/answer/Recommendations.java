package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** What became of the lists served, by arm and release, and by placement or position. Each list counts on the day it was served. */
final class Recommendations implements Rows {
    private static final String LISTS = "recommendations.lists";
    private static final String PLACEMENT = "placement";
    private static final String POSITION = "position";

    /** Part, as answered, and its cells by placement. */
    static final Map<String, String> PARTS = parts("recommendations.");

    /** A list has no position. */
    private static final Map<String, String> PARTS_BY_POSITION = partsByPosition();

    @Override
    public List<Row> of(Query query) {
        Map<String, String> parts = query.splitsBy(POSITION) ? PARTS_BY_POSITION : PARTS;
        UnaryOperator<SortedMap<String, String>> named = named(query);
        var amounts = new LinkedHashMap<String, Map<SortedMap<String, String>, BigDecimal>>();
        parts.forEach((part, metric) -> amounts.put(part, query.cells().sumsOver(metric, query.range(), named)));
        Set<SortedMap<String, String>> groups = new HashSet<>();
        amounts.values().forEach(sums -> groups.addAll(sums.keySet()));
        var rows = new ArrayList<Row>();
        amounts.forEach((part, sums) -> groups.forEach(labels -> rows.add(Row.count(
                query.range().toString(),
                Labels.with(labels, "part", part),
                sums.getOrDefault(labels, BigDecimal.ZERO)))));
        return rows;
    }

    @Override
    public String whyNone(Query query) {
        return Absence.ofLists(query.cells().businessDays(), query.range());
    }

    /** Labels of a cell as those of rows: of clients' and models' values the largest, and no placement unless asked for. */
    private static UnaryOperator<SortedMap<String, String>> named(Query query) {
        NamedValues releases = NamedValues.of(query, LISTS, "release");
        if (query.splitsBy(POSITION)) {
            NamedValues positions = NamedValues.largest(POSITION, sizesOfPositions(query), query.maxLabelValues());
            return labels -> positions.in(releases.in(labels));
        }
        if (query.splitsBy(PLACEMENT)) {
            NamedValues placements = NamedValues.of(query, LISTS, PLACEMENT);
            return labels -> placements.in(releases.in(labels));
        }
        return labels -> Labels.without(releases.in(labels), PLACEMENT);
    }

    /** Of all parts: what was no item of the list was never served. */
    private static Map<String, BigDecimal> sizesOfPositions(Query query) {
        var sizes = new HashMap<String, BigDecimal>();
        PARTS_BY_POSITION.values().forEach(metric -> query.cells()
                .sumsOver(metric, query.range(), labels -> labels.getOrDefault(POSITION, Labels.NONE))
                .forEach((position, amount) -> sizes.merge(position, amount, BigDecimal::add)));
        return sizes;
    }

    private static Map<String, String> parts(String family) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("served_lists", LISTS);
        for (String part : List.of("served", "seen", "clicked", "carted", "bought", "returned")) {
            parts.put(part, family + part);
        }
        return parts;
    }

    private static Map<String, String> partsByPosition() {
        Map<String, String> parts = parts("recommendations.places.");
        parts.remove("served_lists");
        return parts;
    }
}
