package dev.sapando.monitoring.reference;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is counted nowhere else: who called themselves a machine, if only once. What goes back is no visit of theirs either. */
public record Machines(WholeStory story) {
    public Sheet answer(Span span) {
        List<Deed> deeds =
                story.machines().values().stream().flatMap(List::stream).toList();
        var sheet = new Sheet();
        add(sheet, span, "events", deeds.stream().filter(Deed::bot).map(this::day));
        add(sheet, span, "sessions", Visit.ofMachines(story).stream().map(visit -> story.calendar()
                .day(visit.startedAt())));
        Set<List<Object>> visits = new HashSet<>();
        deeds.stream()
                .filter(deed -> !deed.is("refund"))
                .forEach(deed -> visits.add(List.of(String.valueOf(deed.visitor()), day(deed))));
        add(sheet, span, "visitors", visits.stream().map(visit -> (LocalDate) visit.get(1)));
        return sheet;
    }

    private static void add(Sheet sheet, Span span, String part, Stream<LocalDate> days) {
        days.filter(span::has)
                .collect(groupingBy(day -> day, counting()))
                .forEach((day, count) -> sheet.count(day.toString(), Map.of("part", part), BigDecimal.valueOf(count)));
    }

    private LocalDate day(Deed deed) {
        return story.calendar().day(deed.at());
    }
}
