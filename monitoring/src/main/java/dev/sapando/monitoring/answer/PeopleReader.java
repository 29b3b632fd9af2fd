package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.People;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads every visitor's history from the changelog of its store, whole, so that any instance answers for all visitors. What is
 * deleted there was erased.
 */
public final class PeopleReader implements AutoCloseable {
    private final WholeTopics topics;

    /** @param consumers read committed records only; each is used until it fails */
    public PeopleReader(String changelog, Supplier<Consumer<byte[], byte[]>> consumers, People people) {
        topics = new WholeTopics("people", List.of(changelog), consumers, (record, caughtUp) -> {
            if (record.key() == null) {
                throw new SerializationException("a history of nobody");
            }
            people.put(new String(record.key(), StandardCharsets.UTF_8), record.value());
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

    @Override
    public void close() {
        topics.close();
    }
}
