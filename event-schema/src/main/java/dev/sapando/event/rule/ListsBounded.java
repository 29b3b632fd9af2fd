package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order has at most 500 lines, a view at most 500 positions: an event stays far below Kafka's largest record. */
final class ListsBounded implements Rule {
    private static final int LONGEST = 500;

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        return check("lines", event.getLines()).or(() -> check("positions", event.getPositions()));
    }

    private static Optional<Violation> check(String field, @Nullable List<?> list) {
        return list == null || list.size() <= LONGEST
                ? Optional.empty()
                : Optional.of(new Violation(
                        "list_too_long",
                        field,
                        field + " has " + list.size() + " entries; send at most " + LONGEST + " in one event"));
    }
}
