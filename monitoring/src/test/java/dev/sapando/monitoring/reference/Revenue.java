package dev.sapando.monitoring.reference;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was sold and what came back, by day and currency. */
public record Revenue(WholeStory story) {
    private record Till(LocalDate day, String currency) {}

    /**
     * @param unit whoever comes: visitor or customer
     * @param alsoFree whether orders for nothing are orders
     */
    public Sheet answer(Span span, String unit, boolean alsoFree, Optional<String> by) {
        var sheet = new Sheet();
        List<Person> persons = story.persons(unit);
        if (by.isEmpty()) {
            tills(span, story.money().stream())
                    .forEach((till, deeds) -> add(sheet, till, Map.of(), deeds, alsoFree, visitors(persons, till.day)));
            return sheet;
        }
        String label = by.get();
        tills(span, story.money().stream().filter(deed -> deed.visitor() == null || !deed.consent()))
                .forEach((till, deeds) -> add(sheet, till, Map.of(label, "unknown"), deeds, alsoFree, BigDecimal.ZERO));
        for (LocalDate day = span.from(); span.has(day); day = day.plusDays(1)) {
            LocalDate that = day;
            persons.stream()
                    .filter(person -> !person.deeds().isEmpty())
                    .collect(groupingBy(person -> person.label(label, that)))
                    .forEach((value, those) -> tills(
                                    new Span(that, that), those.stream().flatMap(person -> person.deeds().stream()))
                            .forEach((till, deeds) ->
                                    add(sheet, till, Map.of(label, value), deeds, alsoFree, visitors(those, that))));
        }
        return sheet;
    }

    private Map<Till, List<Deed>> tills(Span span, Stream<Deed> deeds) {
        return deeds.filter(Deed::isMoney)
                .filter(deed -> span.has(story.calendar().day(deed.at())))
                .collect(
                        groupingBy(deed -> new Till(story.calendar().day(deed.at()), String.valueOf(deed.currency()))));
    }

    private static BigDecimal visitors(List<Person> persons, LocalDate day) {
        return BigDecimal.valueOf(
                persons.stream().filter(person -> person.visits().contains(day)).count());
    }

    private static void add(
            Sheet sheet,
            Till till,
            Map<String, String> whose,
            List<Deed> deeds,
            boolean alsoFree,
            BigDecimal visitors) {
        BigDecimal gross = sum(deeds, "purchase");
        BigDecimal refunded = sum(deeds, "refund");
        BigDecimal orders = BigDecimal.valueOf(deeds.stream()
                .filter(deed -> deed.isOrder() && (alsoFree || !deed.isFree()))
                .count());
        long unpriced = of(deeds, "purchase")
                .flatMap(deed -> deed.lines().stream())
                .filter(line -> line.price() == null)
                .count();
        if (orders.signum() == 0 && gross.signum() == 0 && refunded.signum() == 0 && unpriced == 0) {
            return; // goods without a price came back, and that is all
        }
        String day = till.day.toString();
        var labels = new TreeMap<>(whose);
        labels.put("currency", till.currency);
        sheet.count(day, part(labels, "gross"), gross)
                .count(day, part(labels, "refunded"), refunded)
                .count(day, part(labels, "net"), gross.subtract(refunded))
                .count(day, part(labels, "orders"), orders)
                .share(day, part(labels, "average_order"), gross, orders)
                .share(day, part(labels, "per_visitor"), gross.subtract(refunded), visitors)
                .count(day, part(labels, "lines_without_price"), BigDecimal.valueOf(unpriced));
    }

    private static BigDecimal sum(List<Deed> deeds, String type) {
        return of(deeds, type).map(Deed::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<Deed> of(List<Deed> deeds, String type) {
        return deeds.stream().filter(deed -> deed.is(type));
    }

    private static Map<String, String> part(Map<String, String> whose, String part) {
        var labels = new TreeMap<>(whose);
        labels.put("part", part);
        return labels;
    }
}
