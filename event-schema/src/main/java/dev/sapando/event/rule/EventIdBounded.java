package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.Optional;

/** Every event has an id that is short and not blank: without it a retry could not be told from a second event. */
final class EventIdBounded implements Rule {
    private static final int LONGEST = Limits.EVENT_ID_MAX_LENGTH;

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        String id = event.getEventId();
        if (id.isBlank()) {
            return Optional.of(new Violation(
                    "field_missing", "eventId", "eventId is blank; number the session's events, such as s-3:7"));
        }
        return id.length() <= LONGEST
                ? Optional.empty()
                : Optional.of(new Violation(
                        "event_id_too_long",
                        "eventId",
                        "eventId " + Shown.of(id) + " has " + id.length() + " characters; use at most " + LONGEST));
    }
}
