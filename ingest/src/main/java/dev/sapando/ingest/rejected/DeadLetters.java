package dev.sapando.ingest.rejected;

import dev.sapando.event.topic.Topics;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.schema.RejectedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code events.rejected} from Kafka, up to its end of now. What stands there and is no rejected event is counted and left, and so
 * are copies of what stood there before.
 */
final class DeadLetters implements AutoCloseable {
    private static final String TOPIC = Topics.EVENTS_REJECTED.name();

    private final TopicReading reading;
    private final Copies copies;
    private long unreadable;

    /** Takes one dead letter after the other. */
    interface Taker {
        void take(DeadLetter letter) throws IOException;
    }

    private DeadLetters(TopicReading reading, Copies copies) {
        this.reading = reading;
        this.copies = copies;
    }

    static DeadLetters at(KafkaSettings kafka, Duration window) {
        return new DeadLetters(TopicReading.of(TOPIC, kafka), new Copies(window));
    }

    /**
     * Of those that are wanted, each element once: a copy that is not wanted does not stand for what it is a copy of.
     *
     * @throws StartFailure where Kafka does not answer
     */
    void each(@Nullable Instant from, Predicate<DeadLetter> wanted, Taker taker) throws IOException {
        reading.each(from, record -> {
            Optional<DeadLetter> letter = letter(record);
            if (letter.isEmpty()) {
                unreadable++;
            } else if (wanted.test(letter.get()) && !copies.isOne(letter.get())) {
                taker.take(letter.get());
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

    /** Letters met so far whose element had been met before. */
    long copies() {
        return copies.many();
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
                        record.partition(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestamp()),
                        read,
                        mark(record)));
    }

    private static Optional<String> mark(ConsumerRecord<byte[], byte[]> record) {
        return Optional.ofNullable(record.headers().lastHeader(ElementMark.HEADER))
                .map(Header::value)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
