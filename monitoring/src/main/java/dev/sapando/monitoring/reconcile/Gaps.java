package dev.sapando.monitoring.reconcile;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the minutes of arrival that cannot be known here. {@code events.collected} is kept for a day and {@code events.outcomes} for a
 * week: who counts for the first time on an old Kafka, or stood still for days, reads what became of events that were never counted
 * as accepted. Offsets of {@code events.collected} follow each other, since the collector writes in no transaction; where some are
 * missing, everything from the minute of the last record read to that of the next one is told as a gap, and how many are: they can be
 * held against what verification tells of all of these minutes together.
 */
final class Gaps extends ContextualProcessor<String, MinuteCount, String, MinuteCount> {
    static final String STORE = "collected-so-far";

    private static final Logger LOG = LoggerFactory.getLogger(Gaps.class);
    private static final Duration SLACK = Duration.ofHours(1);
    private static final Duration LOOKING = Duration.ofSeconds(30);
    private static final String NEXT_OFFSET = "next-offset";
    private static final String NEWEST_MINUTE = "newest-minute";

    private final EmptyPartitions empty;
    private @Nullable KeyValueStore<String, Long> read;

    Gaps(EmptyPartitions empty) {
        this.empty = empty;
    }

    @Override
    public void init(ProcessorContext<String, MinuteCount> context) {
        super.init(context);
        read = context.getStateStore(STORE);
        context.schedule(LOOKING, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, MinuteCount> record) {
        long offset = context().recordMetadata().orElseThrow().offset();
        long minute = MinuteCount.minute(record.timestamp()).toEpochMilli();
        Long next = read().get(NEXT_OFFSET);
        Long newest = read().get(NEWEST_MINUTE);
        if (next == null ? offset != 0 && !hasCountedBefore() : offset != next) {
            tell(newest, minute, next, offset);
        }
        context().forward(record);
        read().put(NEXT_OFFSET, offset + 1);
        if (newest == null || newest != minute) {
            read().put(NEWEST_MINUTE, minute);
        }
    }

    /** What Kafka let go of a partition in which nothing arrives any more. */
    private void look(long now) {
        Long next = read().get(NEXT_OFFSET);
        long end = empty.next(context().taskId().partition());
        if (next != null && end > next) {
            long minute = MinuteCount.minute(now).toEpochMilli();
            tell(read().get(NEWEST_MINUTE), minute, next, end);
            read().put(NEXT_OFFSET, end);
            read().put(NEWEST_MINUTE, minute);
        }
    }

    private void tell(@Nullable Long newest, long minute, @Nullable Long next, long offset) {
        int partition = context().taskId().partition();
        long from = newest == null ? minute - MinuteCount.OLDEST_TOLD.toMillis() : Math.min(newest, minute);
        long until = newest == null ? minute : Math.max(newest, minute);
        MinuteCount gap =
                MinuteCount.gap(until, 1 + Duration.ofMillis(until - from).toMinutes(), partition);
        LOG.warn(
                "minutes_not_known partition={} until={} minutes={} offset={} expected={}",
                partition,
                gap.cell().period(),
                gap.amount(),
                offset,
                next == null ? 0 : next);
        long now = context().currentSystemTimeMs();
        context().forward(new Record<>(gap.cell().metric(), gap, now));
        // What became of events older than that is not kept either: nothing to hold the number against.
        boolean isTold = from > now - MinuteTotals.KEPT.minus(SLACK).toMillis();
        if (next != null && offset > next && isTold) {
            MinuteCount unread = MinuteCount.unread(from, offset - next, partition);
            context().forward(new Record<>(unread.cell().metric(), unread, now));
        }
    }

    /** A state of releases that did not keep how far they had read. */
    private boolean hasCountedBefore() {
        KeyValueStore<String, Long> totals = context().getStateStore(MinuteTotals.STORE);
        try (KeyValueIterator<String, Long> all = totals.all()) {
            while (all.hasNext()) {
                if (MinuteTotals.cell(all.next().key).metric().equals(MinuteCount.ACCEPTED)) {
                    return true;
                }
            }
            return false;
        }
    }

    private KeyValueStore<String, Long> read() {
        if (read == null) {
            throw new IllegalStateException("used before init");
        }
        return read;
    }
}
