package dev.sapando.features.examples;

import dev.sapando.event.EventType;
import dev.sapando.features.disk.Scrubbing;
import dev.sapando.schema.Event;
import dev.sapando.schema.TrainingExample;
import dev.sapando.schema.features.ErasedAt;
import dev.sapando.schema.features.ExampleSum;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Events label the examples they name; an erasure takes its visitor's away. Now and then frees what is kept no longer. */
final class LabelExamples extends EnterExamples<Event> {
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);
    /** Milliseconds' worth; a million lists are gone round in an hour and a half. */
    private static final int SWEPT_AT_ONCE = 2_000;

    private final Duration cleaning;
    private final ExampleMeters meters;
    private @Nullable Scrubbing scrubbing;
    private long newest = Long.MIN_VALUE;

    LabelExamples(ExampleSettings settings, ExampleMeters meters, Duration cleaning) {
        super(settings, meters);
        this.cleaning = cleaning;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, TrainingExample> opened) {
        super.init(opened);
        scrubbing = Scrubbing.of(opened, cleaning, ExampleStores.SUMS, ExampleStores.ERASED);
        var sums = new Sweep<ExampleSum>(opened.getStateStore(ExampleStores.SUMS), SWEPT_AT_ONCE);
        var erased = new Sweep<ErasedAt>(opened.getStateStore(ExampleStores.ERASED), SWEPT_AT_ONCE);
        opened.schedule(SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, wall -> sweep(sums, erased));
    }

    @Override
    void enter(Event event, Arrived arrived) {
        newest = Math.max(newest, arrived.at());
        if (EventType.ERASURE.is(event)) {
            ledger().forget(event.getVisitorId(), arrived).forEach(list -> retract(list, arrived));
            if (scrubbing != null) {
                scrubbing.erased();
            }
        } else {
            ledger().enter(event, arrived).forEach(row -> forward(row, arrived));
        }
    }

    /** By arrivals and not by the wall: what is behind in its reading drops nothing of which news may stand further on. */
    private void sweep(Sweep<ExampleSum> sums, Sweep<ErasedAt> erased) {
        if (newest != Long.MIN_VALUE) {
            meters.dropped(sums.on(sum -> ledger().isFree(sum, newest)));
            erased.on(erasure -> ledger().isFree(erasure, newest));
        }
    }
}
