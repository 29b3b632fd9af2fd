package dev.sapando.features.examples;

import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.TrainingExample;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.DslStoreSuppliers;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Joins each served list with what its visitor did with it until {@code labelFor} after the serving: a row that is begun with the list
 * and written anew with every event that changes it, so that nobody waits for a deadline to pass, and a late event still corrects it. The
 * rows are the same whatever the order in which lists and events arrive, for as long as a list is kept.
 */
public final class Examples {
    private final ExampleSettings settings;
    private final Duration cleaning;
    private final Set<StoreBuilder<?>> stores;
    private final ExampleMeters meters;

    /** @param cleaning how soon the stores' files are free of an erased visitor */
    public Examples(ExampleSettings settings, Duration cleaning, DslStoreSuppliers stores, MeterRegistry registry) {
        this.settings = settings;
        this.cleaning = cleaning;
        // The same for both processors that share them.
        this.stores = ExampleStores.builders(stores);
        meters = new ExampleMeters(registry);
    }

    /**
     * @param events by visitor
     * @param lists by visitor, in as many partitions
     * @return recommendation → the example so far; null where its visitor asked to be forgotten
     */
    public KStream<String, TrainingExample> from(KStream<String, Event> events, KStream<String, ServedList> lists) {
        KStream<String, TrainingExample> begun =
                lists.process(on(() -> new BeginExamples(settings, meters)), Named.as("begin-examples"));
        KStream<String, TrainingExample> labelled =
                events.process(on(() -> new LabelExamples(settings, meters, cleaning)), Named.as("label-examples"));
        return begun.merge(labelled, Named.as("begun-and-labelled"));
    }

    private <V> ProcessorSupplier<String, V, String, TrainingExample> on(
            ProcessorSupplier<String, V, String, TrainingExample> made) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, V, String, TrainingExample> get() {
                return made.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }
        };
    }
}
