package dev.sapando.features.examples;

import dev.sapando.event.EventType;
import dev.sapando.features.disk.Scrubbing;
import dev.sapando.schema.Event;
import dev.sapando.schema.TrainingExample;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/** Events label the examples they name; an erasure takes its visitor's away. Now and then frees what is kept no longer. */
final class LabelExamples extends EnterExamples<Event> {
    private static final Duration FREE_EVERY = Duration.ofHours(1);

    private final Duration cleaning;
    private @Nullable Scrubbing scrubbing;
    private long newest = Long.MIN_VALUE;

    LabelExamples(ExampleSettings settings, ExampleMeters meters, Duration cleaning) {
        super(settings, meters);
        this.cleaning = cleaning;
    }

    @Override
    public void init(ProcessorContext<String, TrainingExample> opened) {
        super.init(opened);
        scrubbing = Scrubbing.of(opened, cleaning, ExampleStores.SUMS, ExampleStores.ERASED);
        opened.schedule(FREE_EVERY, PunctuationType.WALL_CLOCK_TIME, wall -> free());
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
    private void free() {
        if (newest != Long.MIN_VALUE) {
            ledger().dropOld(newest);
        }
    }
}
