package dev.sapando.ingest.verify;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.kafka.Replication;
import dev.sapando.schema.Event;
import dev.sapando.schema.Item;
import dev.sapando.schema.Outcome;
import dev.sapando.schema.RejectedEvent;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The whole verification without a broker. */
final class StreamRig implements AutoCloseable {
    final MockClock clock = new MockClock();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    final TopologyTestDriver driver;
    final TestOutputTopic<String, Event> verified;
    final TestOutputTopic<String, RejectedEvent> rejected;
    final TestOutputTopic<String, Outcome> outcomes;

    static final Memory MEMORY = new Memory(Duration.ofHours(24), Duration.ofDays(400));

    private final TestInputTopic<byte[], byte[]> collected;
    private final TestInputTopic<byte[], byte[]> catalogue;

    StreamRig(Path stateDir) {
        clock.add(Shop.NOW.toEpochMilli() - clock.wallTime(), TimeUnit.MILLISECONDS);
        var kafka = new KafkaSettings("nowhere:9092", 1, Replication.BY_CLUSTER, Map.of());
        driver = new TopologyTestDriver(
                new VerificationTopology(MEMORY, registry).get(),
                VerificationStream.properties(kafka, stateDir),
                Shop.NOW);
        collected = driver.createInputTopic(
                Topics.EVENTS_COLLECTED.name(), new ByteArraySerializer(), new ByteArraySerializer());
        catalogue = driver.createInputTopic(
                Topics.CATALOG_ITEMS.name(), new ByteArraySerializer(), new ByteArraySerializer());
        verified = output(Topics.EVENTS_VERIFIED);
        rejected = output(Topics.EVENTS_REJECTED);
        outcomes = output(Topics.EVENTS_OUTCOMES);
    }

    void arrives(Event event, Instant at) {
        String key = event.getVisitorId() == null ? event.getEventId() : event.getVisitorId();
        arrives(key, bytes(event), at);
    }

    void arrives(@Nullable String key, byte @Nullable [] value, Instant at) {
        collected.pipeInput(key == null ? null : key.getBytes(StandardCharsets.UTF_8), value, at);
    }

    void isInTheCatalogue(String itemId) {
        var item = Item.newBuilder().setItemId(itemId).build();
        inCatalogue(itemId, Topics.CATALOG_ITEMS.values().serializer().serialize("catalog.items", item));
    }

    void inCatalogue(@Nullable String key, byte @Nullable [] value) {
        catalogue.pipeInput(key == null ? null : key.getBytes(StandardCharsets.UTF_8), value, Shop.NOW);
    }

    /** What a restart would read a store back from. */
    List<TestRecord<byte[], byte[]>> changelog(String store) {
        return driver.createOutputTopic(
                        VerificationStream.APPLICATION + "-" + store + "-changelog",
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())
                .readRecordsToList();
    }

    static byte[] bytes(Event event) {
        return Topics.EVENTS_COLLECTED.values().serializer().serialize("events.collected", event);
    }

    @Override
    public void close() {
        driver.close();
    }

    private <K, V> TestOutputTopic<K, V> output(Topic<K, V> topic) {
        return driver.createOutputTopic(
                topic.name(), topic.keys().deserializer(), topic.values().deserializer());
    }
}
