package dev.sapando.monitoring.reference;

import java.util.Optional;

/** Of who bought, who bought on another day too. */
public record RepeatPurchases(WholeStory story) {
    public Sheet answer(Span span, String unit, boolean alsoFree, Optional<String> by) {
        var tally = new Tally<Span>();
        for (Person person : story.persons(unit)) {
            long days = person.orders(alsoFree).stream().filter(span::has).count();
            if (days > 0) {
                tally.add(span, Tally.labels(by, person::label), days > 1);
            }
        }
        return tally.sheet(Span::toString, all -> true);
    }
}
