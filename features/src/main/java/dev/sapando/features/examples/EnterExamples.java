package dev.sapando.features.examples;

import dev.sapando.schema.TrainingExample;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Enters a record into its partition's books, and forwards the rows that have changed by it. */
abstract class EnterExamples<V> extends ContextualProcessor<String, V, String, TrainingExample> {
    private final ExampleSettings settings;
    private final ExampleMeters meters;
    private @Nullable ExampleLedger ledger;

    EnterExamples(ExampleSettings settings, ExampleMeters meters) {
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<String, TrainingExample> opened) {
        super.init(opened);
        ledger = new ExampleLedger(
                opened.getStateStore(ExampleStores.SUMS), opened.getStateStore(ExampleStores.ERASED), settings, meters);
    }

    @Override
    public void process(Record<String, V> record) {
        var arrived = context()
                .recordMetadata()
                .map(origin -> new Arrived(origin.partition(), origin.offset(), record.timestamp()))
                .orElseThrow(() -> new IllegalStateException("a record from nowhere"));
        enter(record.value(), arrived);
    }

    abstract void enter(V value, Arrived arrived);

    void forward(TrainingExample row, Arrived arrived) {
        context().forward(new Record<>(row.getRecommendationId(), row, arrived.at()));
    }

    void retract(String recommendation, Arrived arrived) {
        context().forward(new Record<>(recommendation, null, arrived.at()));
    }

    ExampleLedger ledger() {
        if (ledger == null) {
            throw new IllegalStateException("a record before the stores were opened");
        }
        return ledger;
    }
}
