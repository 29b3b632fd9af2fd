package dev.sapando.monitoring.reference;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who became a customer, what brought them, what that cost, and what those whom it brought pay. */
public record Acquisition(WholeStory story) {
    private record Purse(String source, String currency) {}

    /** @param touch first or last */
    public Sheet answer(Span span, String touch, Optional<String> by) {
        var customers = new HashMap<String, BigDecimal>();
        var net = new HashMap<Purse, BigDecimal>();
        for (Person person : story.persons("customer")) {
            String source = by.map(label -> person.source(touch, label)).orElse("");
            if (person.firstPurchase().filter(span::has).isPresent()) {
                customers.merge(source, BigDecimal.ONE, BigDecimal::add);
            }
            person.net(span).forEach((currency, paid) -> net.merge(new Purse(source, currency), paid, BigDecimal::add));
        }
        var spend = new HashMap<Purse, BigDecimal>();
        story.bills().stream()
                .filter(bill -> span.has(bill.day()))
                .forEach(bill -> spend.merge(
                        new Purse(by.map(bill::source).orElse(""), bill.currency()), bill.amount(), BigDecimal::add));
        var sheet = new Sheet();
        String period = span.toString();
        customers.forEach((source, count) -> sheet.count(period, labels(by, source, "new_customers"), count));
        net.forEach((purse, paid) -> sheet.count(period, labels(by, purse, "net_revenue"), paid));
        spend.forEach((purse, spent) -> sheet.count(period, labels(by, purse, "spend"), spent)
                .share(
                        period,
                        labels(by, purse, "cost_per_new_customer"),
                        spent,
                        customers.getOrDefault(purse.source, BigDecimal.ZERO))
                .share(
                        period,
                        labels(by, purse, "return_on_ad_spend"),
                        net.getOrDefault(purse, BigDecimal.ZERO),
                        spent));
        return sheet;
    }

    private static Map<String, String> labels(Optional<String> by, Purse purse, String part) {
        var labels = new TreeMap<>(labels(by, purse.source, part));
        labels.put("currency", purse.currency);
        return labels;
    }

    private static Map<String, String> labels(Optional<String> by, String source, String part) {
        var labels = new TreeMap<>(Map.of("part", part));
        by.ifPresent(label -> labels.put(label, source));
        return labels;
    }
}
