package dev.sapando.features.disk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees the files of a partition's stores of erased visitors: within {@code cleaning} after an erasure, and once after a start,
 * since what was erased before it may still be there. Not at once, since rewriting a store costs as much for many as for one.
 */
public final class Scrubbing {
    private static final Logger LOG = LoggerFactory.getLogger(Scrubbing.class);

    private final ProcessorContext<?, ?> context;
    private final List<String> names;
    private boolean erased = true;
    private boolean written;

    private Scrubbing(ProcessorContext<?, ?> context, List<String> names) {
        this.context = context;
        this.names = List.copyOf(names);
    }

    /** @param names of the stores; those in memory have no files */
    public static Scrubbing of(ProcessorContext<?, ?> context, Duration cleaning, String... names) {
        var scrubbing = new Scrubbing(context, List.of(names));
        context.schedule(cleaning.dividedBy(2), PunctuationType.WALL_CLOCK_TIME, wall -> scrubbing.run());
        return scrubbing;
    }

    public void erased() {
        erased = true;
    }

    /** One period later: what was deleted a moment ago may still be in the cache, and not known to the files. */
    private void run() {
        if (written) {
            long begun = System.nanoTime();
            names.stream()
                    .map(name -> ScrubbedStore.of(context.<StateStore>getStateStore(name)))
                    .flatMap(Optional::stream)
                    .forEach(ScrubbedStore::scrub);
            LOG.info(
                    "stores_scrubbed partition={} stores={} millis={}",
                    context.taskId().partition(),
                    names,
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
        }
        written = erased;
        erased = false;
    }
}
