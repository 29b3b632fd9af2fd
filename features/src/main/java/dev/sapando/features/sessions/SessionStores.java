package dev.sapando.features.sessions;

import dev.sapando.event.topic.AvroSerde;
import dev.sapando.schema.features.SessionSum;
import dev.sapando.schema.features.VisitorBounds;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.DslKeyValueParams;
import org.apache.kafka.streams.state.DslStoreSuppliers;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The three stores behind sessions: each session's sum, the order of their beginnings, and each visitor's bounds. */
final class SessionStores {
    static final String SUMS = "session-sums";
    static final String STARTS = "session-starts";
    static final String BOUNDS = "visitor-bounds";

    private SessionStores() {}

    static Set<StoreBuilder<?>> builders(DslStoreSuppliers kind) {
        return new LinkedHashSet<>(List.of(
                store(SUMS, kind, Serdes.String(), avro(SessionSum.class)),
                store(STARTS, kind, Serdes.Bytes(), Serdes.ByteArray()),
                store(BOUNDS, kind, Serdes.String(), avro(VisitorBounds.class))));
    }

    private static <K, V> StoreBuilder<KeyValueStore<K, V>> store(
            String name, DslStoreSuppliers kind, Serde<K> keys, Serde<V> values) {
        return Stores.keyValueStoreBuilder(kind.keyValueStore(new DslKeyValueParams(name, false)), keys, values)
                .withCachingEnabled();
    }

    private static <T extends SpecificRecord> Serde<T> avro(Class<T> type) {
        return new AvroSerde<>(type);
    }
}
