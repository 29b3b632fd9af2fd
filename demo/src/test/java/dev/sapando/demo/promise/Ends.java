package dev.sapando.demo.promise;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How many events came to which end, from the totals of {@code events.outcomes}: the last of a key counts. */
record Ends(long verified, long duplicates, long rejected) {
    static Ends at(String bootstrapServers) {
        List<Outcome> last = new WholeTopic<>(bootstrapServers, Topics.EVENTS_OUTCOMES)
                .read().stream()
                        .collect(groupingBy(ConsumerRecord::key, reducing((earlier, later) -> later)))
                        .values()
                        .stream()
                        .flatMap(record -> record.stream().map(ConsumerRecord::value))
                        .toList();
        return new Ends(
                sum(last.stream().map(Outcome::getVerified)),
                sum(last.stream().map(Outcome::getDuplicates)),
                sum(last.stream().map(Outcome::getRejected)));
    }

    private static long sum(Stream<Long> counts) {
        return counts.mapToLong(Long::longValue).sum();
    }
}
