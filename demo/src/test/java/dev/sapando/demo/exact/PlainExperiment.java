package dev.sapando.demo.exact;

import static java.util.stream.Collectors.groupingBy;

import dev.sapando.demo.shop.Diary;
import dev.sapando.monitoring.reference.Deed;
import dev.sapando.monitoring.reference.Showing;
import dev.sapando.monitoring.reference.Visit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The experiment, read plainly from what was sent and shown: of each visitor who is in it, what they did from the day of their first
 * list until 7 days later, once these days are over. What is clicked is left to the simulator, which knows more of it.
 */
final class PlainExperiment {
    private static final int DAYS = 7;

    private final Map<String, List<Deed>> deeds;
    private final Map<String, List<Visit>> visits;
    private final Map<String, Map<String, List<Outcome>>> outcomes = new HashMap<>();

    private PlainExperiment(Diary diary) {
        var once = new LinkedHashMap<String, Deed>();
        Sent.deeds(diary).forEach(deed -> once.put(deed.eventId(), deed));
        deeds = once.values().stream().collect(groupingBy(deed -> String.valueOf(deed.visitor())));
        visits = Visit.of(Sent.story(diary)).stream()
                .collect(groupingBy(visit -> String.valueOf(visit.deeds().get(0).visitor())));
    }

    static PlainExperiment of(Diary diary, LocalDate today) {
        var experiment = new PlainExperiment(diary);
        diary.lists().stream().collect(groupingBy(Showing::visitor)).forEach((visitor, lists) -> {
            Showing first =
                    lists.stream().min(Comparator.comparing(Showing::at)).orElseThrow();
            if (day(first.at()).plusDays(DAYS).isBefore(today)) {
                experiment.add(visitor, first);
            }
        });
        return experiment;
    }

    /** By the names of measures, what the visitors of an arm did. */
    Sample sample(String arm, String measure) {
        return new Sample(outcomes.getOrDefault(measure, Map.of()).getOrDefault(arm, List.of()));
    }

    private void add(String visitor, Showing list) {
        LocalDate first = day(list.at());
        List<Deed> all = deeds.getOrDefault(visitor, List.of());
        List<Deed> within = all.stream()
                .filter(deed ->
                        !day(deed.at()).isBefore(first) && !day(deed.at()).isAfter(first.plusDays(DAYS)))
                .toList();
        add(
                "return_rate",
                list,
                Outcome.of(within.stream()
                        .anyMatch(deed ->
                                !deed.type().equals("refund") && !day(deed.at()).equals(first))));
        long days = within.stream()
                .filter(deed -> !deed.type().equals("refund") && day(deed.at()).isAfter(first))
                .mapToLong(deed -> ChronoUnit.DAYS.between(first, day(deed.at())))
                .min()
                .orElse(DAYS);
        add("days_to_return", list, new Outcome(days, 1));
        boolean boughtBefore = all.stream()
                .anyMatch(
                        deed -> deed.type().equals("purchase") && day(deed.at()).isBefore(first));
        boolean bought = within.stream().anyMatch(deed -> deed.type().equals("purchase"));
        add("first_purchase_conversion", list, boughtBefore ? new Outcome(0, 0) : Outcome.of(bought));
        List<Visit> sessions = visits.getOrDefault(visitor, List.of()).stream()
                .filter(visit -> !day(visit.startedAt()).isBefore(first)
                        && !day(visit.startedAt()).isAfter(first.plusDays(DAYS)))
                .toList();
        long buying = sessions.stream().filter(visit -> visit.has("purchase")).count();
        add("session_conversion", list, new Outcome(buying, sessions.size()));
        add("revenue_per_visitor", list, new Outcome(net(within).doubleValue(), 1));
    }

    private void add(String measure, Showing list, Outcome outcome) {
        outcomes.computeIfAbsent(measure, unknown -> new HashMap<>())
                .computeIfAbsent(list.arm(), unknown -> new ArrayList<>())
                .add(outcome);
    }

    private static BigDecimal net(List<Deed> deeds) {
        return deeds.stream()
                .flatMap(deed -> deed.lines().stream()
                        .map(line ->
                                deed.type().equals("refund") ? line.amount().negate() : line.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
