package dev.sapando.ingest.rejected;

import dev.sapando.event.rule.Violation;
import dev.sapando.schema.RejectedEvent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes the record that stands in {@code events.rejected}: bounded, so that what was refused for its size cannot stop the topic. */
public final class Rejection {
    /** More of the original than this is cut off, and {@code detail} says so: Kafka's largest record is 1 MB. */
    public static final int LONGEST_ORIGINAL = 512 * 1024;

    private static final int LONGEST_TEXT = 512;
    private static final @Nullable String VERSION = Rejection.class.getPackage().getImplementationVersion();

    private final RejectedEvent event = new RejectedEvent();

    public Rejection(String stage, Violation violation) {
        event.setCode(violation.code());
        event.setStage(stage);
        event.setField(cut(violation.field()));
        event.setDetail(cut(violation.detail()));
        event.setRule(violation.rule());
        event.setApplication("sapando");
        event.setVersion(VERSION);
    }

    public Rejection of(@Nullable String eventId, @Nullable String eventType, @Nullable String visitorId) {
        event.setEventId(cut(eventId));
        event.setEventType(cut(eventType));
        event.setVisitorId(cut(visitorId));
        return this;
    }

    /** @param name of the write key it came with; null where it came with none */
    public Rejection producer(@Nullable String name) {
        event.setProducer(cut(name));
        return this;
    }

    public Rejection original(byte[] bytes) {
        event.setOriginal(
                ByteBuffer.wrap(bytes.length <= LONGEST_ORIGINAL ? bytes : Arrays.copyOf(bytes, LONGEST_ORIGINAL)));
        if (bytes.length > LONGEST_ORIGINAL) {
            event.setDetail(
                    event.getDetail() + " (the first " + LONGEST_ORIGINAL + " of " + bytes.length + " bytes are kept)");
        }
        return this;
    }

    public Rejection from(String topic, int partition, long offset) {
        event.setOriginTopic(topic);
        event.setOriginPartition(partition);
        event.setOriginOffset(offset);
        return this;
    }

    /** Nothing of what was written, only why it was refused: the visitor has not agreed to more. */
    public Rejection reasonOnly() {
        event.setDetail(null);
        event.setOriginal(null);
        event.setVisitorId(null);
        event.setEventId(null);
        return this;
    }

    public RejectedEvent event() {
        return event;
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
