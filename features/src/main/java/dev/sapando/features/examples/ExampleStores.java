package dev.sapando.features.examples;

import dev.sapando.event.topic.AvroSerde;
import dev.sapando.schema.features.ErasedAt;
import dev.sapando.schema.features.ExampleSum;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.DslKeyValueParams;
import org.apache.kafka.streams.state.DslStoreSuppliers;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The two stores behind examples: what is known of each list, by visitor and list, and who was forgotten when. */
final class ExampleStores {
    static final String SUMS = "example-sums";
    static final String ERASED = "example-erasures";

    private ExampleStores() {}

    static Set<StoreBuilder<?>> builders(DslStoreSuppliers kind) {
        return new LinkedHashSet<>(List.of(store(SUMS, kind, ExampleSum.class), store(ERASED, kind, ErasedAt.class)));
    }

    private static <T extends SpecificRecord> StoreBuilder<KeyValueStore<String, T>> store(
            String name, DslStoreSuppliers kind, Class<T> type) {
        return Stores.keyValueStoreBuilder(
                        kind.keyValueStore(new DslKeyValueParams(name, false)), Serdes.String(), new AvroSerde<>(type))
                .withCachingEnabled();
    }
}
