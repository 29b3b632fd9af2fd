package dev.sapando.monitoring.answer;

import static java.math.BigDecimal.ZERO;

import dev.sapando.monitoring.business.BusinessDays;
import dev.sapando.monitoring.people.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Money per day and currency; currencies are never added up. What is nobody's, or no longer, is in a row of its own where it is split. */
final class Revenue implements Rows {
    static final List<String> PARTS =
            List.of("gross", "refunded", "net", "orders", "average_order", "per_visitor", "lines_without_price");

    private static final String UNKNOWN = "unknown";

    /** A day and a currency. */
    private record Till(String day, String currency) {}

    /** @param visitors who came on that day */
    private record Line(Takings takings, BigDecimal visitors) {
        Line plus(Line other) {
            return new Line(takings.plus(other.takings), visitors.add(other.visitors));
        }
    }

    @Override
    public List<Row> of(Query query) {
        var rows = new ArrayList<Row>();
        Map<Till, Takings> all = takings(query);
        if (query.by().isEmpty()) {
            Map<String, BigDecimal> visitors = visitors(query);
            all.forEach(
                    (till, takings) -> rows(till, Labels.of(), takings, visitors.getOrDefault(till.day, ZERO), rows));
            return rows;
        }
        split(query, all)
                .forEach((value, those) -> those.forEach((till, line) ->
                        rows(till, Labels.of(query.by().get(), value), line.takings, line.visitors, rows)));
        return rows;
    }

    private static Map<String, Map<Till, Line>> split(Query query, Map<Till, Takings> all) {
        var lines = new HashMap<String, Map<Till, Line>>();
        all.forEach((till, takings) -> add(UNKNOWN, till, new Line(takings, ZERO), lines));
        Payers.of(query).forEach((value, book) -> {
            Map<Integer, Long> visitors = book.visitors();
            book.paid()
                    .forEach((day, paid) -> paid.forEach((currency, takings) -> {
                        var till = new Till(BusinessDays.text(day), currency);
                        add(value, till, new Line(takings, BigDecimal.valueOf(visitors.getOrDefault(day, 0L))), lines);
                        add(UNKNOWN, till, new Line(Takings.NONE.minus(takings), ZERO), lines);
                    }));
        });
        return lines;
    }

    private static void add(String value, Till till, Line line, Map<String, Map<Till, Line>> lines) {
        lines.computeIfAbsent(value, unknown -> new HashMap<>()).merge(till, line, Line::plus);
    }

    private static void rows(
            Till till, SortedMap<String, String> whose, Takings takings, BigDecimal visitors, List<Row> rows) {
        if (takings.isNothing()) {
            return; // goods without a price came back, and that is all
        }
        SortedMap<String, String> labels = Labels.with(whose, "currency", till.currency);
        rows.add(part(till, labels, "gross", takings.gross()));
        rows.add(part(till, labels, "refunded", takings.refunded()));
        rows.add(part(till, labels, "net", takings.net()));
        rows.add(part(till, labels, "orders", takings.orders()));
        rows.add(Row.ratio(till.day, Labels.with(labels, "part", "average_order"), takings.gross(), takings.orders()));
        rows.add(Row.ratio(till.day, Labels.with(labels, "part", "per_visitor"), takings.net(), visitors));
        rows.add(part(till, labels, "lines_without_price", takings.linesWithoutPrice()));
    }

    private static Row part(Till till, SortedMap<String, String> labels, String part, BigDecimal amount) {
        return Row.count(till.day, Labels.with(labels, "part", part), amount);
    }

    /** Who came, by day. */
    private static Map<String, BigDecimal> visitors(Query query) {
        if (query.variant().unit() == Unit.VISITOR) {
            return query.cells().sums("visitors", query.range(), (day, labels) -> day);
        }
        var visitors = new HashMap<String, BigDecimal>();
        Payers.of(query).values().forEach(book -> book.visitors()
                .forEach((day, those) -> visitors.put(BusinessDays.text(day), BigDecimal.valueOf(those))));
        return visitors;
    }

    private static Map<Till, Takings> takings(Query query) {
        var takings = new HashMap<Till, Takings>();
        sums("gross", query).forEach((till, sum) -> add(till, new Takings(sum, ZERO, ZERO, ZERO), takings));
        sums("refunded", query).forEach((till, sum) -> add(till, new Takings(ZERO, sum, ZERO, ZERO), takings));
        sums("orders", query).forEach((till, sum) -> add(till, new Takings(ZERO, ZERO, sum, ZERO), takings));
        if (!query.variant().withFreeOrders()) {
            sums("free_orders", query)
                    .forEach((till, sum) -> add(till, new Takings(ZERO, ZERO, sum.negate(), ZERO), takings));
        }
        sums("lines_without_price", query)
                .forEach((till, sum) -> add(till, new Takings(ZERO, ZERO, ZERO, sum), takings));
        return takings;
    }

    private static void add(Till till, Takings more, Map<Till, Takings> takings) {
        takings.merge(till, more, Takings::plus);
    }

    private static Map<Till, BigDecimal> sums(String part, Query query) {
        return query.cells()
                .sums(
                        "revenue." + part,
                        query.range(),
                        (day, labels) -> new Till(day, labels.getOrDefault("currency", Labels.NONE)));
    }
}
