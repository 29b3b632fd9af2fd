package dev.sapando.ingest.rejected;

import dev.sapando.event.topic.Topics;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.schema.RejectedEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Reads {@code events.rejected} from Kafka, up to its end of now. What stands there and is no rejected event is counted and left. */
final class DeadLetters implements AutoCloseable {
    private static final String TOPIC = Topics.EVENTS_REJECTED.name();

    private final TopicReading reading;
    private long unreadable;

    /** Takes one dead letter after the other. */
    interface Taker {
        void take(DeadLetter letter) throws IOException;
    }

    private DeadLetters(TopicReading reading) {
        this.reading = reading;
    }

    static DeadLetters at(KafkaSettings kafka) {
        return new DeadLetters(TopicReading.of(TOPIC, kafka));
    }

    /** @throws StartFailure where Kafka does not answer */
    void each(@Nullable Instant from, Taker taker) throws IOException {
        reading.each(from, record -> {
            Optional<DeadLetter> letter = letter(record);
            if (letter.isPresent()) {
                taker.take(letter.get());
            } else {
                unreadable++;
            }
        });
    }

    /** The one that stands there, if there is a rejected event. */
    Optional<DeadLetter> at(int partition, long offset) {
        return reading.at(partition, offset).flatMap(DeadLetters::letter);
    }

    /** Records met so far that are no rejected event. */
    long unreadable() {
        return unreadable;
    }

    @Override
    public void close() {
        reading.close();
    }

    private static Optional<DeadLetter> letter(ConsumerRecord<byte[], byte[]> record) {
        RejectedEvent event;
        try {
            event = Topics.EVENTS_REJECTED.values().deserializer().deserialize(TOPIC, record.value());
        } catch (SerializationException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(event)
                .map(read -> new DeadLetter(
                        record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()), read));
    }
}
