package dev.sapando.monitoring.reference;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;

/** Of those seen in a period who had never bought before it, who bought for the first time. */
public record FirstPurchases(WholeStory story) {
    public Sheet answer(Span span, String unit, String period, Optional<String> by) {
        Calendar calendar = story.calendar();
        LocalDate first = calendar.period(span.from(), period);
        LocalDate last = calendar.period(span.until(), period);
        var tally = new Tally<LocalDate>();
        for (Person person : story.persons(unit)) {
            Optional<LocalDate> bought = person.firstPurchase().map(day -> calendar.period(day, period));
            var seen = new TreeSet<LocalDate>();
            person.visits().forEach(day -> seen.add(calendar.period(day, period)));
            for (LocalDate in : seen) {
                boolean hadBought = bought.filter(in::isAfter).isPresent();
                if (!hadBought && !in.isBefore(first) && !in.isAfter(last)) {
                    tally.add(
                            in,
                            Tally.labels(by, person::label),
                            bought.filter(in::equals).isPresent());
                }
            }
        }
        return tally.sheet(in -> calendar.text(in, period), in -> calendar.isOver(in, period, story.today()));
    }
}
