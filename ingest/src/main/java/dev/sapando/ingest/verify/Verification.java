package dev.sapando.ingest.verify;

import dev.sapando.event.EventType;
import dev.sapando.event.rule.Rules;
import dev.sapando.event.rule.Violation;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.rejected.Rejection;
import dev.sapando.schema.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Decides what one collected record is. The collector has checked it already; who writes to the topic without it is held to
 * the same rules, with the arrival as "now", so that the same records always get the same verdicts.
 */
final class Verification {
    static final String UNKNOWN = "unknown";
    private static final String STAGE = "verify";
    private static final String BOT = "bot";

    private final Bots bots = new Bots();

    Decision decide(Arrived record, SeenEvents seen) {
        Event event;
        try {
            event = Topics.EVENTS_COLLECTED.values().deserializer().deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            return rejected(record, null, new Violation("unreadable", null, String.valueOf(e.getMessage())));
        }
        if (event == null) {
            return rejected(record, null, new Violation("unreadable", null, "the record has no value"));
        }
        Optional<Violation> violation = keyViolation(record.key(), event)
                .or(() -> consentViolation(event))
                .or(() -> Rules.firstViolation(event, record.at()));
        if (violation.isPresent() || record.key() == null) {
            return rejected(record, event, violation.orElseThrow());
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        return seen.firstTime(EventIdentity.of(key, event.getEventId()), record.at())
                ? new Decision.Verified(typeOf(event), key, flagged(event))
                : new Decision.Duplicate(typeOf(event));
    }

    /** Copies of an event must meet on one partition; with any other key they would not, and count twice. */
    private static Optional<Violation> keyViolation(byte @Nullable [] key, Event event) {
        if (key == null) {
            return Optional.of(new Violation(
                    "key_missing", null, "the record has no key; use the visitorId, as the collector does"));
        }
        String expected = event.getVisitorId() == null ? event.getEventId() : event.getVisitorId();
        return new String(key, StandardCharsets.UTF_8).equals(expected)
                ? Optional.empty()
                : Optional.of(new Violation(
                        "key_wrong", null, "the record's key is neither its visitorId nor, without one, its eventId"));
    }

    private static Optional<Violation> consentViolation(Event event) {
        boolean personal = event.getVisitorId() != null
                || event.getSessionId() != null
                || event.getCustomerId() != null
                || event.getUserAgent() != null
                || !event.getAttributes().isEmpty();
        return event.getConsent() || !personal
                ? Optional.empty()
                : Optional.of(new Violation(
                        "consent_not_honoured", "consent", "consent is false, yet the event says who it was"));
    }

    private Event flagged(Event event) {
        String agent = event.getUserAgent();
        if (agent == null || event.getFlags().contains(BOT) || !bots.isBot(agent)) {
            return event;
        }
        var flags = new ArrayList<>(event.getFlags());
        flags.add(BOT);
        event.setFlags(flags);
        return event;
    }

    private static Decision rejected(Arrived record, @Nullable Event event, Violation violation) {
        var rejection = new Rejection(STAGE, violation).from(record.topic(), record.partition(), record.offset());
        if (record.value() != null) {
            rejection.original(record.value());
        }
        if (event != null) {
            rejection.of(event.getEventId(), event.getType(), event.getVisitorId());
        }
        boolean mayBeKept = event == null || event.getConsent();
        return new Decision.Rejected(
                event == null ? UNKNOWN : typeOf(event), (mayBeKept ? rejection : rejection.reasonOnly()).event());
    }

    private static String typeOf(Event event) {
        return EventType.of(event.getType()).map(EventType::wireName).orElse(UNKNOWN);
    }
}
