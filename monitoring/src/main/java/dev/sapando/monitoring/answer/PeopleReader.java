package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.people.People;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Every visitor's history. What is deleted was erased, or older than all that is kept.
 *
 * @param changelog of the store of histories
 */
public record PeopleReader(String changelog, People people) implements WholeTopics.Keeping {
    @Override
    public List<String> topics() {
        return List.of(changelog);
    }

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
}
