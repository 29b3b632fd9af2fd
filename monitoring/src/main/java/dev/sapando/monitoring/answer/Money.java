package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.effect.Interval;
import dev.sapando.monitoring.money.Assumptions;
import dev.sapando.monitoring.money.Earnings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the shop earned, and what one point of a metric is worth a month: in one currency, by assumptions whose version is said. */
record Money(Assumptions assumptions, ItemCategories items, Effect effect) implements Rows {
    /** These are counted when left out, and are no amount. */
    private static final String RETURNING_CUSTOMERS = "returning_customers";

    private static final String RETURNING_VISITORS = "returning_visitors";

    static final List<String> PARTS = List.of(
            "assumptions_version",
            "gross_revenue",
            "refunded",
            "net_revenue",
            "tax",
            "cost_of_goods",
            "return_cost",
            "margin_after_refunds",
            "margin",
            "spend",
            "margin_after_spend",
            "cost_per_new_customer",
            "margin_on_ad_spend",
            "return_on_ad_spend",
            "margin_per_month",
            "margin_after_spend_per_month",
            "worth_of_session_conversion_point",
            "worth_of_first_purchase_point",
            "worth_of_retention_point",
            "worth_of_week_retention_point",
            "week_retention_change_points",
            "worth_of_week_retention_change",
            "worth_of_acquisition_cost_point",
            "effect_per_month",
            "left_out");

    @Override
    public List<Row> of(Query query) {
        items.requireAll();
        Sold sold = Sold.of(query, items, assumptions);
        Spent spent = Spent.of(query, assumptions);
        var rows = new ArrayList<Row>();
        if (sold.isNothing() && spent.isNothing()) {
            return rows;
        }
        rows.add(amount(query, "assumptions_version", BigDecimal.valueOf(assumptions.version())));
        if (query.splitsBy("category")) {
            categories(query, sold).forEach((category, earned) -> {
                rows.add(amount(query, "net_revenue", earned.net()).with("category", category));
                rows.add(amount(query, "margin", earned.margin()).with("category", category));
            });
        } else if (query.splitsBy("channel")) {
            rows.addAll(channels(query, sold));
        } else {
            Map<String, BigDecimal> newCustomers = NewCustomers.of(query);
            rows.addAll(earned(query, sold.total()));
            rows.addAll(acquired(query, sold, spent, newCustomers));
            var returned = ReturnedRevenue.of(query, assumptions);
            var week = new WeekWorth(query, sold, FirstWeek.of(query, assumptions));
            var worth = new PointWorth(query, assumptions, sold, spent, newCustomers, returned, week);
            worth.parts(effect).forEach((part, interval) -> rows.addAll(bounds(query, part, interval)));
            rows.addAll(leftOut(query, RETURNING_VISITORS, worth.leftOutOfReturns()));
            rows.addAll(leftOut(query, RETURNING_CUSTOMERS, week.leftOut()));
            rows.addAll(leftOut(query, "experiment_revenue", worth.leftOutOfEffect(effect)));
        }
        rows.addAll(leftOut(query, "net_revenue", sold.leftOut()));
        rows.addAll(leftOut(query, "spend", spent.leftOut()));
        return rows;
    }

    private List<Row> channels(Query query, Sold sold) {
        ChannelReturn.Books books = ChannelReturn.of(query, assumptions);
        FirstWeek firstWeek = FirstWeek.of(query, assumptions);
        NamedValues names = firstWeek.names(books.byChannel().keySet());
        FullDays days = FullDays.of(query);
        var rows =
                new ArrayList<>(bounds(query, "return_on_ad_spend", books.all().returned(days)));
        names.folded(books.byChannel(), ChannelBooks::plus).forEach((channel, book) -> {
            rows.addAll(of(channel, bounds(query, "cost_per_new_customer", book.cost(days))));
            rows.addAll(of(channel, bounds(query, "return_on_ad_spend", book.returned(days))));
        });
        var week = new WeekWorth(query, sold, firstWeek);
        rows.addAll(week(query, week, week.everybody()));
        week.byChannel(names).forEach((channel, told) -> rows.addAll(of(channel, week(query, week, told))));
        rows.addAll(leftOut(query, RETURNING_CUSTOMERS, week.leftOut()));
        return rows;
    }

    private static List<Row> of(String channel, List<Row> rows) {
        return rows.stream().map(row -> row.with("channel", channel)).toList();
    }

    private List<Row> earned(Query query, Earnings total) {
        return List.of(
                amount(query, "gross_revenue", total.gross()),
                amount(query, "refunded", total.refunded()),
                amount(query, "net_revenue", total.net()),
                amount(query, "tax", total.tax()),
                amount(query, "cost_of_goods", total.costOfGoods()),
                amount(query, "return_cost", total.returnCost()),
                amount(query, "margin_after_refunds", total.margin()));
    }

    private List<Row> acquired(Query query, Sold sold, Spent spent, Map<String, BigDecimal> newCustomers) {
        BigDecimal margin = sold.total().margin();
        BigDecimal total = spent.total();
        BigDecimal customers = newCustomers.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        String period = query.range().toString();
        return List.of(
                amount(query, "spend", total),
                amount(query, "margin_after_spend", margin.subtract(total)),
                told(spent.isWholeKnown(), Row.ratio(period, labels("cost_per_new_customer"), total, customers)),
                told(
                        spent.isWholeKnown() && sold.leftOut().isEmpty(),
                        Row.ratio(period, labels("margin_on_ad_spend"), margin, total)));
    }

    /** Where no spend was told customers are not free, and where some of it has no rate they cost more than the rest. */
    private static Row told(boolean isWholeKnown, Row row) {
        return isWholeKnown ? row : row.withoutValue();
    }

    private List<Row> week(Query query, WeekWorth week, WeekWorth.Told told) {
        var rows = new ArrayList<>(bounds(query, "worth_of_week_retention_point", told.point()));
        rows.addAll(
                bounds(week.changed().toString(), Labels.of("part", "week_retention_change_points"), told.change()));
        rows.addAll(bounds(query, "worth_of_week_retention_change", told.worthOfChange()));
        return rows;
    }

    private List<Row> bounds(Query query, String part, Optional<Interval> interval) {
        return bounds(query.range().toString(), labels(part), interval);
    }

    private static List<Row> bounds(String period, SortedMap<String, String> labels, Optional<Interval> interval) {
        var rows = new ArrayList<Row>();
        double[] values = interval.map(found -> new double[] {found.low(), found.estimate(), found.high()})
                .orElse(new double[0]);
        for (int i = 0; i < Effect.BOUNDS.size(); i++) {
            BigDecimal value = values.length == 0 ? null : BigDecimal.valueOf(values[i]);
            rows.add(new Row(period, Labels.with(labels, "bound", Effect.BOUNDS.get(i)), null, null, value));
        }
        return rows;
    }

    /** The largest under their own name. */
    private static SortedMap<String, Earnings> categories(Query query, Sold sold) {
        var sizes = new HashMap<String, BigDecimal>();
        sold.byCategory().forEach((category, earned) -> sizes.put(category, earned.gross()));
        NamedValues named = NamedValues.largest("category", sizes, query.maxLabelValues());
        var categories = new TreeMap<String, Earnings>();
        sold.byCategory()
                .forEach((category, earned) -> categories.merge(
                        named.names().contains(category) ? category : NamedValues.OTHER, earned, Earnings::plus));
        return categories;
    }

    private static List<Row> leftOut(Query query, String what, Map<String, BigDecimal> byCurrency) {
        var rows = new ArrayList<Row>();
        byCurrency.forEach((currency, amount) -> rows.add(Row.count(
                query.range().toString(), Labels.of("part", "left_out", "of", what, "currency", currency), amount)));
        return rows;
    }

    private Row amount(Query query, String part, BigDecimal amount) {
        return Row.count(query.range().toString(), labels(part), amount);
    }

    private SortedMap<String, String> labels(String part) {
        return Labels.of("part", part, "currency", assumptions.currency());
    }
}
