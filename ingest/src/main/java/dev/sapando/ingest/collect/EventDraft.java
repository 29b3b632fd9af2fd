package dev.sapando.ingest.collect;

import dev.sapando.event.rule.Rules;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An event while its fields come in, in whatever order. */
final class EventDraft {
    private static final Pattern OBJECTS = Pattern.compile("\\[\\s*\\{");

    private final Event event = new Event();
    /** Few events have any. */
    private Map<String, String> attributes = Map.of();

    private @Nullable Boolean consent;
    private boolean consentStated;
    private boolean consentUnclear;
    private long fieldsSeen;

    Event event() {
        return event;
    }

    /** False where this field came before: which of the two is meant nobody can know. */
    boolean firstTime(int field) {
        boolean first = (fieldsSeen & 1L << field) == 0;
        fieldsSeen |= 1L << field;
        return first;
    }

    /**
     * The parser stands on the value. What comes after one too many is read over: the event is refused, and a million of them, of
     * some bytes each, would be a hundred megabytes.
     *
     * @return false where it came before
     */
    boolean attribute(String name, JsonInput input) throws IOException {
        if (attributes.size() > Rules.MOST_ATTRIBUTES) {
            input.end();
            return true;
        }
        if (attributes.isEmpty()) {
            attributes = new HashMap<>();
        }
        return attributes.put(name, input.valueAsWritten()) == null;
    }

    void consent(@Nullable Boolean value, boolean unclear) {
        consent = value;
        consentUnclear |= unclear || consentStated;
        consentStated = true;
    }

    /** Consent was written, but twice or as something that is neither true nor false. */
    boolean consentUnclear() {
        return consentUnclear;
    }

    /** The only field, by name and as it was written, where this is no event but an object around a list of them. */
    Optional<Map.Entry<String, String>> wrapping() {
        boolean alone = fieldsSeen == 0 && !consentStated && attributes.size() == 1;
        return alone
                ? attributes.entrySet().stream()
                        .filter(only -> OBJECTS.matcher(only.getValue()).lookingAt())
                        .findFirst()
                : Optional.empty();
    }

    /** The event, with what the record requires; what is missing of that is noted. */
    Event finish(boolean consentWhenAbsent, Fields fields) {
        event.setConsent(consent == null ? consentWhenAbsent : consent);
        event.setAttributes(attributes);
        event.setFlags(List.of());
        required(event.getEventId(), "eventId", fields);
        required(event.getType(), "type", fields);
        required(event.getOccurredAt(), "occurredAt", fields);
        return event;
    }

    private static void required(@Nullable Object value, String field, Fields fields) {
        if (value == null) {
            fields.missing(field);
        }
    }
}
