package dev.sapando.monitoring.reference;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was sold and what came back, by day and currency. */
public record Revenue(WholeStory story) {
    private record Till(String day, String currency) {}

    public Sheet answer(Span span) {
        var sheet = new Sheet();
        story.money().stream()
                .filter(deed -> span.has(story.calendar().day(deed.at())))
                .collect(groupingBy(
                        deed -> new Till(story.calendar().day(deed.at()).toString(), String.valueOf(deed.currency()))))
                .forEach((till, deeds) -> add(sheet, till, deeds));
        return sheet;
    }

    private static void add(Sheet sheet, Till till, List<Deed> deeds) {
        BigDecimal gross = sum(deeds, "purchase");
        BigDecimal refunded = sum(deeds, "refund");
        BigDecimal orders = BigDecimal.valueOf(of(deeds, "purchase").count());
        long unpriced = of(deeds, "purchase")
                .flatMap(deed -> deed.lines().stream())
                .filter(line -> line.price() == null)
                .count();
        if (orders.signum() == 0 && refunded.signum() == 0) {
            return; // goods without a price came back, and that is all
        }
        sheet.count(till.day, labels(till, "gross"), gross)
                .count(till.day, labels(till, "refunded"), refunded)
                .count(till.day, labels(till, "net"), gross.subtract(refunded))
                .count(till.day, labels(till, "orders"), orders)
                .share(till.day, labels(till, "average_order"), gross, orders)
                .count(till.day, labels(till, "lines_without_price"), BigDecimal.valueOf(unpriced));
    }

    private static BigDecimal sum(List<Deed> deeds, String type) {
        return of(deeds, type).map(Deed::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<Deed> of(List<Deed> deeds, String type) {
        return deeds.stream().filter(deed -> deed.is(type));
    }

    private static Map<String, String> labels(Till till, String part) {
        return Map.of("currency", till.currency, "part", part);
    }
}
