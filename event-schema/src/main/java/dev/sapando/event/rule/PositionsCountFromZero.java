package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places in a list count from 0. */
final class PositionsCountFromZero implements Rule {
    @Override
    public Optional<Violation> check(Event event, Instant now) {
        if (isBelow(event.getPosition(), Limits.POSITION_MINIMUM)) {
            return Optional.of(negative("position", event.getPosition()));
        }
        List<Integer> positions = event.getPositions() == null ? List.of() : event.getPositions();
        for (int i = 0; i < positions.size(); i++) {
            if (isBelow(positions.get(i), Limits.POSITIONS_ENTRY_MINIMUM)) {
                return Optional.of(negative("positions[" + i + "]", positions.get(i)));
            }
        }
        return Optional.empty();
    }

    private static boolean isBelow(@Nullable Integer position, int least) {
        return position != null && position < least;
    }

    private static Violation negative(String field, Integer position) {
        return new Violation("position_negative", field, field + " " + position + " is negative; count from 0");
    }
}
