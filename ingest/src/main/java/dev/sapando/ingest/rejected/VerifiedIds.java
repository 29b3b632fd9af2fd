package dev.sapando.ingest.rejected;

import dev.sapando.event.topic.Topics;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The ids under which events were verified. {@code events.verified} is read from its beginning: an event may have been verified after
 * its letter was written, by a replay, or before, by its sender. Where an id came with two contents, the refusal of the second
 * says so, and outlasts the first, which may be gone from the topic by now.
 */
final class VerifiedIds implements AlreadyVerified.Standing {
    static final String VERIFIED = "already verified";
    static final String TAKEN = "its id came with two contents, of which the first stands; give it an id of its own";

    private static final String TOPIC = Topics.EVENTS_VERIFIED.name();

    private final KafkaSettings kafka;
    private final Supplier<DeadLetters> refused;

    VerifiedIds(KafkaSettings kafka, Supplier<DeadLetters> refused) {
        this.kafka = kafka;
        this.refused = refused;
    }

    @Override
    public Map<EventKey, String> of(Set<EventKey> keys) throws IOException {
        var standing = new HashMap<EventKey, String>();
        try (TopicReading verified = TopicReading.of(TOPIC, kafka)) {
            verified.each(
                    null, record -> key(record).filter(keys::contains).ifPresent(key -> standing.put(key, VERIFIED)));
        }
        try (DeadLetters letters = refused.get()) {
            letters.each(null, letter -> true, letter -> taken(letter)
                    .filter(keys::contains)
                    .ifPresent(key -> standing.put(key, TAKEN)));
        }
        return standing;
    }

    private static Optional<EventKey> key(ConsumerRecord<byte[], byte[]> record) {
        try {
            Event event = Topics.EVENTS_VERIFIED.values().deserializer().deserialize(TOPIC, record.value());
            return event == null || record.key() == null
                    ? Optional.empty()
                    : Optional.of(new EventKey(new String(record.key(), StandardCharsets.UTF_8), event.getEventId()));
        } catch (SerializationException e) {
            return Optional.empty();
        }
    }

    private static Optional<EventKey> taken(DeadLetter letter) {
        var event = letter.event();
        return event.getCode().equals("event_id_reused") && event.getVisitorId() != null && event.getEventId() != null
                ? Optional.of(new EventKey(event.getVisitorId(), event.getEventId()))
                : Optional.empty();
    }
}
