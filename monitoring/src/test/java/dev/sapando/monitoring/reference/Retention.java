package dev.sapando.monitoring.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Of those whose first time was in a period, who is active again how many periods later. */
public record Retention(WholeStory story) {
    private static final int FARTHEST = 30;

    /**
     * What is asked for.
     *
     * @param basis first-visit or first-purchase
     * @param refunds whether what goes back is activity: active or ignored
     * @param freeOrders whether orders for nothing are orders: in or out
     */
    public record Definition(String unit, String basis, String period, String refunds, String freeOrders) {
        /** As monitoring names them. */
        public Map<String, String> options() {
            return new TreeMap<>(Map.of(
                    "unit", unit, "basis", basis, "period", period, "refunds", refunds, "free_orders", freeOrders));
        }

        /** Every one that says something: who orders for nothing has come, whatever the order is. */
        public static List<Definition> all() {
            return List.of("visitor", "customer").stream()
                    .flatMap(unit -> List.of("first-visit", "first-purchase").stream()
                            .flatMap(basis -> List.of("day", "week", "month").stream()
                                    .flatMap(period -> List.of("ignored", "active").stream()
                                            .flatMap(refunds -> List.of("in", "out").stream()
                                                    .map(free -> new Definition(unit, basis, period, refunds, free))))))
                    .filter(each -> each.basis.equals("first-purchase") || each.freeOrders.equals("in"))
                    .toList();
        }
    }

    public Sheet answer(Span span, Definition asked, Optional<String> by) {
        Calendar calendar = story.calendar();
        LocalDate from = calendar.period(span.from(), asked.period);
        LocalDate until = calendar.period(span.until(), asked.period);
        var sheet = new Sheet();
        story.persons(asked.unit).stream()
                .collect(Collectors.groupingBy(person -> Tally.labels(by, person::label)))
                .forEach((labels, persons) -> cohorts(persons, asked).forEach((cohort, people) -> {
                    if (!cohort.isBefore(from) && !cohort.isAfter(until)) {
                        for (int distance = 0; distance <= FARTHEST; distance++) {
                            add(sheet, asked.period, cohort, distance, people, labels);
                        }
                    }
                }));
        return sheet;
    }

    /** Of weeks and months that have not begun there is no line, and of what is not over no share. */
    private void add(
            Sheet sheet,
            String period,
            LocalDate cohort,
            int distance,
            List<NavigableSet<LocalDate>> people,
            Map<String, String> whose) {
        LocalDate then = story.calendar().later(cohort, distance, period);
        if (!period.equals("day") && then.isAfter(story.calendar().period(story.today(), period))) {
            return;
        }
        var labels = new TreeMap<>(whose);
        labels.put("distance", String.valueOf(distance));
        long again = people.stream().filter(periods -> periods.contains(then)).count();
        sheet.share(
                story.calendar().text(cohort, period),
                labels,
                BigDecimal.valueOf(again),
                BigDecimal.valueOf(people.size()),
                story.calendar().isOver(then, period, story.today()));
    }

    /** Everybody's active periods, by the first one. */
    private Map<LocalDate, List<NavigableSet<LocalDate>>> cohorts(List<Person> persons, Definition asked) {
        return persons.stream()
                .map(person -> active(person, asked))
                .filter(days -> !days.isEmpty())
                .map(days -> days.stream()
                        .map(day -> story.calendar().period(day, asked.period))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.groupingBy(TreeSet::first, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
    }

    private static NavigableSet<LocalDate> active(Person person, Definition asked) {
        boolean refunds = asked.refunds.equals("active");
        var active = new TreeSet<LocalDate>();
        if (asked.basis.equals("first-visit")) {
            active.addAll(person.visits());
            active.addAll(refunds ? person.refunds() : List.of());
            return active;
        }
        active.addAll(person.orders(asked.freeOrders.equals("in")));
        if (refunds && !active.isEmpty()) {
            active.addAll(person.refunds().tailSet(active.first()));
        }
        return active;
    }
}
