package dev.sapando.ingest.verify;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Counts every end per minute of arrival, type and producer, and tells the totals that changed about once a second, in the same
 * transaction as the events themselves. After a start all that are kept are told again: they are totals, so nothing counts twice,
 * and what a crash kept from being told is told then.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before all else
final class OutcomeCounter implements Processor<String, Decision, String, Outcome> {
    private static final Duration TELL = Duration.ofSeconds(1);
    private static final Duration FORGET = Duration.ofMinutes(10);
    /** They last until the year 2286. */
    private static final int DIGITS = 13;

    private static final Duration KEPT = Topics.EVENTS_OUTCOMES.kept().limit().orElseThrow();

    private final Set<String> changed = new TreeSet<>();
    private ProcessorContext<String, Outcome> context;
    private KeyValueStore<String, Outcome> totals;

    @Override
    public void init(ProcessorContext<String, Outcome> context) {
        this.context = context;
        totals = context.getStateStore(VerificationTopology.OUTCOMES);
        try (var all = totals.all()) {
            all.forEachRemaining(cell -> changed.add(cell.key));
        }
        context.schedule(TELL, PunctuationType.WALL_CLOCK_TIME, this::tell);
        context.schedule(FORGET, PunctuationType.WALL_CLOCK_TIME, this::forget);
    }

    @Override
    public void process(Record<String, Decision> record) {
        Instant minute = Instant.ofEpochMilli(record.timestamp()).truncatedTo(ChronoUnit.MINUTES);
        int partition = context.taskId().partition();
        String type = record.value().eventType();
        String producer = record.value().producer();
        String cell = cell(minute, type, producer);
        Outcome before = totals.get(cell);
        Outcome total = before == null ? new Outcome(minute, partition, type, 0L, 0L, 0L, producer) : before;
        record.value().countIn(total);
        totals.put(cell, total);
        changed.add(cell);
    }

    private void tell(long wall) {
        for (String cell : changed) {
            Outcome total = totals.get(cell);
            if (total != null) {
                context.forward(new Record<>(topicKey(total), total, wall));
            }
        }
        changed.clear();
    }

    /** Cells of which the topic itself has let go. */
    private void forget(long wall) {
        Instant oldest = Instant.ofEpochMilli(wall).minus(KEPT);
        List<String> old = new ArrayList<>();
        try (var cells = totals.range(null, cell(oldest, "", null))) {
            cells.forEachRemaining(cell -> old.add(cell.key));
        }
        old.forEach(totals::delete);
    }

    /** Sorts by time. */
    private static String cell(Instant minute, String type, @Nullable String producer) {
        String millis = Long.toString(minute.toEpochMilli());
        String cell = "0".repeat(Math.max(0, DIGITS - millis.length())) + millis + "|" + type;
        return producer == null ? cell : cell + "|" + producer;
    }

    private static String topicKey(Outcome total) {
        return CompositeKey.of(Stream.of(
                        String.valueOf(total.getPartition()),
                        String.valueOf(total.getMinute().toEpochMilli()),
                        total.getEventType(),
                        total.getProducer())
                .filter(Objects::nonNull)
                .toArray(String[]::new));
    }
}
