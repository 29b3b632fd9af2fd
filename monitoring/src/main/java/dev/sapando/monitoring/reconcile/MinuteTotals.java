package dev.sapando.monitoring.reconcile;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.schema.MetricCell;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Totals of one partition by minute, kept for a week of arrival. Changed ones are reported a few times a second, not one by
 * one; totals rather than changes, so that after a restart everything can be reported once more.
 */
final class MinuteTotals extends ContextualProcessor<String, MinuteCount, String, MetricCell> {
    static final String STORE = "minute-totals";
    static final Duration KEPT = Duration.ofDays(7);

    private static final Duration REPORTING = Duration.ofMillis(250);
    private static final Duration FORGETTING = Duration.ofMinutes(10);

    private final Map<String, Cell> changed = new HashMap<>();
    private @Nullable KeyValueStore<String, Long> totals;

    @Override
    public void init(ProcessorContext<String, MetricCell> context) {
        super.init(context);
        totals = context.getStateStore(STORE);
        changed.clear();
        try (KeyValueIterator<String, Long> all = totals.all()) {
            all.forEachRemaining(entry -> changed.put(entry.key, cell(entry.key)));
        }
        context.schedule(REPORTING, PunctuationType.WALL_CLOCK_TIME, this::report);
        context.schedule(FORGETTING, PunctuationType.WALL_CLOCK_TIME, this::forget);
    }

    @Override
    public void process(Record<String, MinuteCount> record) {
        MinuteCount count = record.value();
        String key = storeKey(count.cell());
        Long known = store().get(key);
        long before = known == null ? 0 : known;
        long after =
                switch (count.kind()) {
                    case MORE -> before + count.amount();
                    case TOTAL -> count.amount();
                    case AT_LEAST -> Math.max(before, count.amount());
                };
        if (after != before) {
            store().put(key, after);
            changed.put(key, count.cell());
        }
    }

    private void report(long now) {
        changed.forEach((key, cell) -> {
            Long total = store().get(key);
            if (total != null) {
                context().forward(new Record<>(cell.key(), cell.with(BigDecimal.valueOf(total)), now));
            }
        });
        changed.clear();
    }

    /** A tombstone for every minute that is too old. */
    private void forget(long now) {
        String oldest = Instant.ofEpochMilli(now).minus(KEPT).toString();
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, Long> entries = store().range(null, oldest)) {
            entries.forEachRemaining(entry -> old.add(entry.key));
        }
        for (String key : old) {
            store().delete(key);
            changed.remove(key);
            Cell cell = cell(key);
            context().forward(new Record<>(cell.key(), null, now));
            if (MinuteCount.ENDS.contains(cell.metric())) {
                // Of a gap an earlier state may have told what was accepted, and nobody else takes it back.
                Cell accepted = new Cell(MinuteCount.ACCEPTED, cell.period(), cell.labels());
                context().forward(new Record<>(accepted.key(), null, now));
            }
        }
    }

    /** The minute first, so that what is old stands together. */
    private static String storeKey(Cell cell) {
        return CompositeKey.of(cell.period(), cell.key());
    }

    static Cell cell(String storeKey) {
        return Cell.ofKey(CompositeKey.parts(storeKey).get(1));
    }

    private KeyValueStore<String, Long> store() {
        if (totals == null) {
            throw new IllegalStateException("used before init");
        }
        return totals;
    }
}
