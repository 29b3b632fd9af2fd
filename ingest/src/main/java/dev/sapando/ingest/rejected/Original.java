package dev.sapando.ingest.rejected;

import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Event;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * What can be sent again of a refused element: one line of JSON, or why there is none.
 *
 * @param line null where there is none
 * @param missing why; empty where there is one
 */
record Original(@Nullable String line, String missing) {
    static final String NOTHING_KEPT = "nothing was kept of it (no consent, or no value)";
    static final String CUT_OFF = "only its beginning was kept";
    static final String NO_EVENT = "its bytes are no event, nor text";
    static final String NO_WAY = "it came by no way the collector knows";

    static Original of(DeadLetter letter) {
        byte[] bytes = letter.original().orElse(null);
        if (Route.of(letter.event().getStage()).isEmpty()) {
            return new Original(null, NO_WAY);
        }
        if (bytes == null) {
            return new Original(null, NOTHING_KEPT);
        }
        if (letter.isCutOff()) {
            return new Original(null, CUT_OFF);
        }
        String line = letter.event().getStage().equals("verify") ? written(bytes) : oneLine(bytes);
        return line == null ? new Original(null, NO_EVENT) : new Original(line, "");
    }

    /** What stands in {@code events.collected} is Avro; what somebody else wrote there may be text. */
    private static @Nullable String written(byte[] bytes) {
        try {
            Event event = Topics.EVENTS_COLLECTED.values().deserializer().deserialize("events.collected", bytes);
            return event == null ? null : EventAsJson.of(event).toString();
        } catch (SerializationException e) {
            return Shown.text(bytes).isPresent() ? oneLine(bytes) : null;
        }
    }

    /** Within a JSON text a line's end is never more than a space; what is no JSON is for a repair to mend. */
    private static @Nullable String oneLine(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)
                ? text.replace('\n', ' ').replace('\r', ' ')
                : null;
    }
}
