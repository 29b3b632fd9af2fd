package dev.sapando.features.examples;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What happens to examples, counted. After a crash what was not committed is counted again. */
final class ExampleMeters {
    private static final String CHANGES = "sapando.features.examples.changes";
    private static final String LEFT_OUT = "sapando.features.examples.left.out";

    private final Counter begun;
    private final Counter labelled;
    private final Counter dropped;
    private final Counter full;
    private final Counter late;
    private final Counter forgotten;

    ExampleMeters(MeterRegistry registry) {
        begun = change("begun", registry);
        labelled = change("labelled", registry);
        dropped = change("dropped", registry);
        full = leftOut("too_many_waiting", registry);
        late = leftOut("too_late", registry);
        forgotten = leftOut("forgotten_visitor", registry);
    }

    /** A list has come. */
    void begun() {
        begun.increment();
    }

    /** An event changed what became of a list. */
    void labelled() {
        labelled.increment();
    }

    /** Nothing has been heard of it for so long that it is kept no longer; what was published of it stands. */
    void dropped(int examples) {
        dropped.increment(examples);
    }

    void full() {
        full.increment();
    }

    /** News of a list of which nothing was heard for so long that nothing changes it any more. */
    void late() {
        late.increment();
    }

    void forgotten() {
        forgotten.increment();
    }

    private static Counter change(String change, MeterRegistry registry) {
        return Counter.builder(CHANGES)
                .tag("change", change)
                .description("Training examples begun, labelled by an event, and no longer kept")
                .register(registry);
    }

    private static Counter leftOut(String reason, MeterRegistry registry) {
        return Counter.builder(LEFT_OUT)
                .tag("reason", reason)
                .description(
                        "Events beyond what waits for a list or too late for it, and lists served before their visitor was forgotten")
                .register(registry);
    }
}
