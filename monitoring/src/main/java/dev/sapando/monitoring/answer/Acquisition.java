package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** New customers by what brought them, what that cost, and what those whom it brought pay; never added up across currencies. */
final class Acquisition implements Rows {
    static final List<String> PARTS =
            List.of("new_customers", "spend", "cost_per_new_customer", "net_revenue", "return_on_ad_spend");

    /** What brought them, and a currency. */
    private record Purse(String source, String currency) {}

    @Override
    public List<Row> of(Query query) {
        Brought brought = query.people().count(Unit.CUSTOMER, () -> new Brought(query));
        Map<Purse, BigDecimal> spent = spent(query);
        NamedValues names = names(brought, spent, query.maxLabelValues());
        var customers = new TreeMap<String, Long>();
        brought.newCustomers().forEach((source, count) -> customers.merge(named(source, names), count, Long::sum));
        var net = new HashMap<Purse, BigDecimal>();
        brought.net()
                .forEach((source, money) -> money.forEach((currency, amount) ->
                        net.merge(new Purse(named(source, names), currency), amount, BigDecimal::add)));
        var spend = new HashMap<Purse, BigDecimal>();
        spent.forEach((purse, amount) ->
                spend.merge(new Purse(named(purse.source, names), purse.currency), amount, BigDecimal::add));
        return rows(query, customers, net, spend);
    }

    private static List<Row> rows(
            Query query, Map<String, Long> customers, Map<Purse, BigDecimal> net, Map<Purse, BigDecimal> spend) {
        var rows = new ArrayList<Row>();
        String period = query.range().toString();
        customers.forEach((source, count) ->
                rows.add(Row.count(period, labels(query, source, "new_customers"), BigDecimal.valueOf(count))));
        net.forEach((purse, amount) -> rows.add(Row.count(period, labels(query, purse, "net_revenue"), amount)));
        spend.forEach((purse, amount) -> {
            rows.add(Row.count(period, labels(query, purse, "spend"), amount));
            rows.add(Row.ratio(
                    period,
                    labels(query, purse, "cost_per_new_customer"),
                    amount,
                    BigDecimal.valueOf(customers.getOrDefault(purse.source, 0L))));
            rows.add(Row.ratio(
                    period,
                    labels(query, purse, "return_on_ad_spend"),
                    net.getOrDefault(purse, BigDecimal.ZERO),
                    amount));
        });
        return rows;
    }

    private static Map<Purse, BigDecimal> spent(Query query) {
        return query.cells()
                .sums(
                        "spend",
                        query.range(),
                        (day, labels) -> new Purse(
                                query.by()
                                        .map(label -> labels.getOrDefault(label, Labels.NONE))
                                        .orElse(""),
                                labels.getOrDefault("currency", Labels.NONE)));
    }

    private static NamedValues names(Brought brought, Map<Purse, BigDecimal> spent, int most) {
        var sizes = new HashMap<String, BigDecimal>();
        spent.keySet().forEach(purse -> sizes.put(purse.source, BigDecimal.ZERO));
        brought.net().keySet().forEach(source -> sizes.put(source, BigDecimal.ZERO));
        brought.newCustomers().forEach((source, count) -> sizes.put(source, BigDecimal.valueOf(count)));
        return NamedValues.largest("source", sizes, most);
    }

    private static String named(String source, NamedValues names) {
        return names.names().contains(source) ? source : NamedValues.OTHER;
    }

    private static SortedMap<String, String> labels(Query query, Purse purse, String part) {
        return Labels.with(labels(query, purse.source, part), "currency", purse.currency);
    }

    private static SortedMap<String, String> labels(Query query, String source, String part) {
        return query.by().map(label -> Labels.of(label, source, "part", part)).orElseGet(() -> Labels.of("part", part));
    }
}
