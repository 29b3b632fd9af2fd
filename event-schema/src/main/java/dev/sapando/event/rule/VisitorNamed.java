package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.Optional;

/** Every event names its visitor, except where the visitor has not agreed to that. */
final class VisitorNamed implements Rule {
    @Override
    public Optional<Violation> check(Event event, Instant now) {
        String visitor = event.getVisitorId();
        return !event.getConsent() || (visitor != null && !visitor.isBlank())
                ? Optional.empty()
                : Optional.of(new Violation(
                        "field_missing",
                        "visitorId",
                        "visitorId is missing; name the visitor, or send \"consent\": false"));
    }
}
