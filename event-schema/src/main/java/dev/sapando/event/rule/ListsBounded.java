package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order has a greatest number of lines, a view of positions: an event stays far below Kafka's largest record. */
final class ListsBounded implements Rule {
    @Override
    public Optional<Violation> check(Event event, Instant now) {
        return check("lines", event.getLines(), Limits.LINES_MAX_ITEMS)
                .or(() -> check("positions", event.getPositions(), Limits.POSITIONS_MAX_ITEMS));
    }

    private static Optional<Violation> check(String field, @Nullable List<?> list, int longest) {
        return list == null || list.size() <= longest
                ? Optional.empty()
                : Optional.of(new Violation(
                        "list_too_long",
                        field,
                        field + " has more than " + longest + " entries; send at most as many in one event"));
    }
}
