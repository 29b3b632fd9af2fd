package dev.sapando.features;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.event.topic.Topics;
import dev.sapando.features.examples.ExampleSettings;
import dev.sapando.features.examples.Examples;
import dev.sapando.features.items.Items;
import dev.sapando.features.sessions.Sessions;
import dev.sapando.schema.Event;
import dev.sapando.schema.ItemFeatures;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Session;
import dev.sapando.schema.TrainingExample;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers;
import org.apache.kafka.streams.state.DslStoreSuppliers;
import org.jspecify.annotations.Nullable;

/** The whole topology on stores in memory; remembers what a reader of its topics would know. */
public final class FeaturesDriver implements AutoCloseable {
    static final Duration CLEANING = Duration.ofHours(1);

    private static final int READ_EVERY = 5_000;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> bytes;
    private final TestInputTopic<String, ServedList> lists;
    private final TestOutputTopic<String, Session> sessionRows;
    private final TestOutputTopic<String, ItemFeatures> itemRows;
    private final TestOutputTopic<String, TrainingExample> exampleRows;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, ItemFeatures> items = new HashMap<>();
    private final Map<String, TrainingExample> examples = new HashMap<>();

    private int sent;

    public FeaturesDriver() {
        this(ZoneOffset.UTC);
    }

    public FeaturesDriver(ZoneId zone) {
        this(zone, new InMemoryDslStoreSuppliers(), Map.of());
    }

    /** On other stores, with more settings of Streams. */
    FeaturesDriver(ZoneId zone, DslStoreSuppliers stores, Map<String, Object> more) {
        var skipped = new SkippedEvents(registry);
        var topology = new FeaturesTopology(
                new Sessions(Duration.ofMinutes(30), Duration.ofDays(400), CLEANING, stores, registry),
                new Items(zone, stores, registry),
                new Examples(ExampleSettings.BY_DEFAULT, CLEANING, stores, registry),
                skipped);
        var config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SkipUndecodable.class);
        config.put(SkipUndecodable.COUNTED_IN, skipped);
        config.putAll(more);
        driver = new TopologyTestDriver(topology.get(), config, Shop.NOW);
        bytes = driver.createInputTopic(
                Topics.EVENTS_VERIFIED.name(),
                Serdes.String().serializer(),
                Serdes.ByteArray().serializer());
        lists = driver.createInputTopic(
                Topics.RECOMMENDATIONS_SERVED.name(),
                Serdes.String().serializer(),
                Topics.RECOMMENDATIONS_SERVED.values().serializer());
        sessionRows = driver.createOutputTopic(
                Topics.FEATURES_SESSIONS.name(),
                Serdes.String().deserializer(),
                Topics.FEATURES_SESSIONS.values().deserializer());
        itemRows = driver.createOutputTopic(
                Topics.FEATURES_ITEMS.name(),
                Serdes.String().deserializer(),
                Topics.FEATURES_ITEMS.values().deserializer());
        exampleRows = driver.createOutputTopic(
                Topics.TRAINING_EXAMPLES.name(),
                Serdes.String().deserializer(),
                Topics.TRAINING_EXAMPLES.values().deserializer());
    }

    public FeaturesDriver serve(ServedList list) {
        lists.pipeInput(list.getVisitorId(), list);
        return this;
    }

    /** The clock of arrivals moves on, and what was due by the wall happens. */
    public void pass(Duration span) {
        bytes.advanceTime(span);
        lists.advanceTime(span);
        driver.advanceWallClockTime(span);
    }

    public FeaturesDriver send(Event... events) {
        for (Event event : events) {
            send(
                    event.getVisitorId(),
                    Topics.EVENTS_VERIFIED.values().serializer().serialize("", event));
        }
        return this;
    }

    public void send(String key, byte @Nullable [] value) {
        bytes.pipeInput(key, value);
        if (++sent % READ_EVERY == 0) {
            read();
        }
    }

    /** The wall moves on by the cleaning time, and what was due happens. */
    void waitForCleaning() {
        for (int half = 0; half < 2; half++) {
            driver.advanceWallClockTime(CLEANING.dividedBy(2));
        }
    }

    private void read() {
        sessionRows.readKeyValuesToList().forEach(row -> remember(sessions, row));
        itemRows.readKeyValuesToList().forEach(row -> remember(items, row));
        exampleRows.readKeyValuesToList().forEach(row -> remember(examples, row));
    }

    /** By record key, after tombstones. */
    public Map<String, Session> sessions() {
        read();
        return Map.copyOf(sessions);
    }

    public Session session(String visitorId, String sessionId) {
        return Objects.requireNonNull(sessions().get(CompositeKey.of(visitorId, sessionId)), sessionId);
    }

    public List<String> sessionIds() {
        return sessions().values().stream().map(Session::getSessionId).sorted().toList();
    }

    public Map<String, ItemFeatures> items() {
        read();
        return Map.copyOf(items);
    }

    /** By recommendation, after tombstones. */
    public Map<String, TrainingExample> examples() {
        read();
        return Map.copyOf(examples);
    }

    /** How many entries a store holds. */
    public long stored(String store) {
        return keys(store).size();
    }

    public List<String> keys(String store) {
        var keys = new ArrayList<String>();
        try (var all = driver.getKeyValueStore(store).all()) {
            all.forEachRemaining(entry -> keys.add(String.valueOf(entry.key)));
        }
        return keys;
    }

    public double counted(String meter, String... tags) {
        return registry.get(meter).tags(tags).counter().count();
    }

    @Override
    public void close() {
        driver.close();
    }

    private static <V> void remember(Map<String, V> rows, KeyValue<String, V> row) {
        if (row.value == null) {
            rows.remove(row.key);
        } else {
            rows.put(row.key, row.value);
        }
    }
}
