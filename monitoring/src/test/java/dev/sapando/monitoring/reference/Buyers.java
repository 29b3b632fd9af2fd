package dev.sapando.monitoring.reference;

import java.time.LocalDate;
import java.util.Optional;

/** Of those who came on a day, who bought on it. */
public record Buyers(WholeStory story) {
    public Sheet answer(Span span, String unit, Optional<String> by) {
        var tally = new Tally<LocalDate>();
        for (Person person : story.persons(unit)) {
            for (LocalDate day : person.visits()) {
                if (span.has(day)) {
                    tally.add(
                            day,
                            Tally.labels(by, label -> person.label(label, day)),
                            person.orders(true).contains(day));
                }
            }
        }
        return tally.sheet(LocalDate::toString, day -> true);
    }
}
