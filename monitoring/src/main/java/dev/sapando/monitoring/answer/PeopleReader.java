package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.People;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads every visitor's history from the changelog of its store, whole, so that any instance answers for all visitors. What is
 * deleted there was erased.
 */
public final class PeopleReader implements AutoCloseable {
    private final WholeTopics topics;

    /** @param consumers read committed records only; each is used until it fails */
    public PeopleReader(String changelog, Supplier<Consumer<byte[], byte[]>> consumers, People people) {
        people.startOver();
        topics = new WholeTopics("people", List.of(changelog), consumers, new WholeTopics.Keeping() {
            @Override
            public void startOver() {
                people.startOver();
            }

            @Override
            public void complete() {
                people.complete();
            }

            @Override
            public void keep(ConsumerRecord<byte[], byte[]> record, boolean caughtUp) {
                if (record.key() == null) {
                    throw new SerializationException("a history of nobody");
                }
                people.put(new String(record.key(), StandardCharsets.UTF_8), record.value());
            }
        });
    }

    /** Once the stream runs, which makes the topic. */
    public PeopleReader start() {
        topics.start();
        return this;
    }

    /** What is missing, in a sentence; empty once everybody who was there at the start is known. */
    public Optional<String> complaint() {
        return topics.complaint();
    }

    /** Whether a part of all is known. */
    public boolean isCatchingUp() {
        return topics.isCatchingUp();
    }

    @Override
    public void close() {
        topics.close();
    }
}
