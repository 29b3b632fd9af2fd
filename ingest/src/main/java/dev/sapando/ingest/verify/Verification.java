package dev.sapando.ingest.verify;

import dev.sapando.event.EventType;
import dev.sapando.event.ProducerName;
import dev.sapando.event.rule.Rules;
import dev.sapando.event.rule.Violation;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.rejected.Rejection;
import dev.sapando.schema.Event;
import java.nio.charset.StandardCharsets;
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
    private static final Violation ID_REUSED = new Violation(
            "event_id_reused",
            "eventId",
            "this visitor's eventId came before with another content, which stands; give each event its own id",
            "EventIdOnce");

    private final SeenEvents seen;
    private final Flags flags;

    Verification(SeenEvents seen, Flags flags) {
        this.seen = seen;
        this.flags = flags;
    }

    Decision decide(Arrived record) {
        Event event;
        try {
            event = Topics.EVENTS_COLLECTED.values().deserializer().deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            return unreadable(record, String.valueOf(e.getMessage()), e);
        }
        if (event == null) {
            return unreadable(record, "the record has no value", null);
        }
        Optional<Violation> violation = keyViolation(record.key(), event)
                .or(() -> consentViolation(event))
                .or(() -> Rules.firstViolation(event, record.at()));
        if (violation.isPresent() || record.key() == null) {
            return rejected(record, event, violation.orElseThrow());
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        return switch (seen.see(EventIdentity.of(key, event.getEventId()), EventBody.of(event), record.at())) {
            case FIRST -> {
                event.setFlags(flags.of(event, record.at()));
                yield new Decision.Verified(typeOf(event), key, event);
            }
            case SAME -> new Decision.Duplicate(typeOf(event), ProducerName.orNone(event.getProducer()));
            case OTHER_BODY -> rejected(record, event, ID_REUSED);
        };
    }

    /** Copies of an event must meet on one partition; with any other key they would not, and count twice. */
    private static Optional<Violation> keyViolation(byte @Nullable [] key, Event event) {
        if (key == null) {
            return Optional.of(new Violation(
                    "key_missing",
                    null,
                    "the record has no key; use the visitorId, as the collector does",
                    "KeyIsVisitor"));
        }
        String expected = event.getVisitorId() == null ? event.getEventId() : event.getVisitorId();
        return new String(key, StandardCharsets.UTF_8).equals(expected)
                ? Optional.empty()
                : Optional.of(new Violation(
                        "key_wrong",
                        null,
                        "the record's key is neither its visitorId nor, without one, its eventId",
                        "KeyIsVisitor"));
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
                        "consent_not_honoured",
                        "consent",
                        "consent is false, yet the event says who it was",
                        "ConsentHonoured"));
    }

    private static Decision unreadable(Arrived record, String detail, @Nullable Exception cause) {
        var rejection = rejection(record, new Violation("unreadable", null, detail));
        return new Decision.Rejected(UNKNOWN, rejection.event(), cause);
    }

    private static Decision rejected(Arrived record, Event event, Violation violation) {
        var rejection = rejection(record, violation)
                .of(event.getEventId(), event.getType(), event.getVisitorId())
                .producer(event.getProducer());
        return new Decision.Rejected(
                typeOf(event), (event.getConsent() ? rejection : rejection.reasonOnly()).event(), null);
    }

    private static Rejection rejection(Arrived record, Violation violation) {
        var rejection = new Rejection(STAGE, violation).from(record.topic(), record.partition(), record.offset());
        return record.value() == null ? rejection : rejection.original(record.value());
    }

    private static String typeOf(Event event) {
        return EventType.of(event.getType()).map(EventType::wireName).orElse(UNKNOWN);
    }
}
