package dev.sapando.ingest.verify;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Makes of what was collected what can be relied on: once each, by the rules, with what is odd about it marked.
 *
 * <pre>
 * events.collected ─▶ verify ─┬─▶ events.verified
 *                   [seen]    ├─▶ events.rejected
 *                   [orders]  └─▶ count ─▶ events.outcomes
 * catalog.items ──▶ [items]      [outcomes]
 * </pre>
 */
public final class VerificationTopology implements Supplier<Topology> {
    static final String SEEN = "seen-events";
    static final String ORDERS = "past-orders";
    static final String ITEMS = "known-items";
    static final String OUTCOMES = "outcome-totals";
    static final String VERIFIED = "events-verified";
    static final String REJECTED = "events-rejected";
    static final String COUNT = "count-outcomes";

    private static final String COLLECTED = "events-collected";
    private static final String VERIFY = "verify";
    private static final String TOLD = "events-outcomes";
    /** Sorts behind {@link #COLLECTED}: parts of a topology are numbered in that order, and state is kept by number. */
    private static final String CATALOGUE = "items-of-the-catalogue";

    private static final String REMEMBER = "remember-items";
    /** Records of one partition arrive in order, but a broker's clock may be set back. */
    private static final Duration SLACK = Duration.ofHours(1);

    private final Memory memory;
    private final MeterRegistry registry;
    private final LatestArrival latestArrival;

    public VerificationTopology(Memory memory, MeterRegistry registry) {
        this.memory = memory;
        this.registry = registry;
        latestArrival = new LatestArrival(registry);
    }

    @Override
    public Topology get() {
        var topology = new Topology();
        topology.addSource(
                COLLECTED, new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topics.EVENTS_COLLECTED.name());
        topology.addProcessor(VERIFY, () -> new VerifyProcessor(memory, latestArrival, registry), COLLECTED);
        topology.addStateStore(remembered(SEEN, memory.events()), VERIFY);
        topology.addStateStore(remembered(ORDERS, memory.orders()), VERIFY);
        topology.addProcessor(COUNT, OutcomeCounter::new, VERIFY);
        topology.addStateStore(outcomeTotals(), COUNT);
        sink(topology, VERIFIED, Topics.EVENTS_VERIFIED, VERIFY);
        sink(topology, REJECTED, Topics.EVENTS_REJECTED, VERIFY);
        sink(topology, TOLD, Topics.EVENTS_OUTCOMES, COUNT);
        topology.addGlobalStore(
                knownItems(),
                CATALOGUE,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.CATALOG_ITEMS.name(),
                REMEMBER,
                () -> new CatalogueReader(registry));
        return topology;
    }

    private static <K, V> void sink(Topology topology, String name, Topic<K, V> topic, String parent) {
        topology.addSink(
                name, topic.name(), topic.keys().serializer(), topic.values().serializer(), parent);
    }

    private static StoreBuilder<WindowStore<Bytes, byte[]>> remembered(String name, Duration span) {
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(name, span.plus(SLACK), Duration.ofMillis(1), false),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    /** Every task of a process reads the same one; it is filled before the first event is verified. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> knownItems() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(ITEMS), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    /** Cached: a cell that changes a thousand times between two commits is written once. */
    private static StoreBuilder<KeyValueStore<String, Outcome>> outcomeTotals() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(OUTCOMES), Serdes.String(), Topics.EVENTS_OUTCOMES.values())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of());
    }
}
