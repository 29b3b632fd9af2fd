package dev.sapando.monitoring.reference;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far sessions came, on the day on which each began. */
public record Sessions(WholeStory story) {
    public Sheet conversion(Span span, Optional<String> by) {
        var tally = new Tally<LocalDate>();
        for (Visit visit : Visit.of(story)) {
            LocalDate day = story.calendar().day(visit.startedAt());
            if (span.has(day)) {
                tally.add(day, Tally.labels(by, label -> visit.label(label, story)), visit.hasOrder());
            }
        }
        return tally.sheet(LocalDate::toString, day -> true);
    }

    public Sheet funnel(Span span, Optional<String> by) {
        var tally = new Tally<Span>();
        for (Visit visit : Visit.of(story)) {
            if (span.has(story.calendar().day(visit.startedAt()))) {
                Map<String, String> labels = Tally.labels(by, label -> visit.label(label, story));
                visit.steps().forEach((step, reached) -> {
                    var with = new TreeMap<>(labels);
                    with.put("step", step);
                    tally.add(span, with, reached);
                });
            }
        }
        return tally.sheet(Span::toString, all -> true);
    }
}
