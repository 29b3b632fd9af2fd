package dev.sapando.demo.exact;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.features.FeaturesTopology;
import dev.sapando.features.SkippedEvents;
import dev.sapando.features.examples.ExampleSettings;
import dev.sapando.features.examples.Examples;
import dev.sapando.features.items.Items;
import dev.sapando.features.sessions.Sessions;
import dev.sapando.ingest.verify.Memory;
import dev.sapando.ingest.verify.VerificationTopology;
import dev.sapando.monitoring.MonitoringTopology;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.business.BusinessMetrics;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.people.People;
import dev.sapando.schema.Event;
import dev.sapando.schema.MetricCell;
import dev.sapando.schema.RejectedEvent;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Session;
import dev.sapando.schema.Spend;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers;

/** Verification, features and monitoring without a broker, one after the other: what was collected goes in, cells come out. */
final class InOneThread implements AutoCloseable {
    private static final int HORIZON_DAYS = 400;
    private static final Duration KEPT = Duration.ofDays(HORIZON_DAYS);
    private static final Duration CLEANING = Duration.ofHours(1);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    /** Another one each time: state is kept under this name. */
    private final String name = "one-thread-" + UUID.randomUUID();

    private final TopologyTestDriver verification;
    private final TopologyTestDriver features;
    private final TopologyTestDriver monitoring;
    private final TestInputTopic<String, Event> collected;
    private final TestOutputTopic<String, Event> verified;
    private final TestOutputTopic<String, RejectedEvent> rejected;
    private final TestInputTopic<String, Event> engaged;
    private final TestOutputTopic<String, Session> sessions;
    private final TestInputTopic<String, Event> counted;
    private final TestInputTopic<String, Session> countedSessions;
    private final TestInputTopic<String, ServedList> served;
    private final TestInputTopic<String, Spend> spent;
    private final TestOutputTopic<String, MetricCell> told;
    private final TestOutputTopic<String, byte[]> histories;
    private final List<Event> stored = new ArrayList<>();

    InOneThread(ZoneId zone, Instant now) {
        verification = driver("verification", new VerificationTopology(new Memory(KEPT, KEPT), meters).get(), now);
        features = driver("features", features(zone), now);
        monitoring = driver(
                "monitoring", new MonitoringTopology(zone, HORIZON_DAYS, CLEANING, meters, partition -> 0L).get(), now);
        collected = input(verification, Topics.EVENTS_COLLECTED);
        verified = output(verification, Topics.EVENTS_VERIFIED);
        rejected = output(verification, Topics.EVENTS_REJECTED);
        engaged = input(features, Topics.EVENTS_VERIFIED);
        sessions = output(features, Topics.FEATURES_SESSIONS);
        counted = input(monitoring, Topics.EVENTS_VERIFIED);
        countedSessions = input(monitoring, Topics.FEATURES_SESSIONS);
        served = input(monitoring, Topics.RECOMMENDATIONS_SERVED);
        spent = input(monitoring, Topics.MARKETING_SPEND);
        told = output(monitoring, Topics.METRICS_BUSINESS);
        histories = monitoring.createOutputTopic(
                BusinessMetrics.historiesTopic(name + "-monitoring"),
                Serdes.String().deserializer(),
                Serdes.ByteArray().deserializer());
    }

    private Topology features(ZoneId zone) {
        var stores = new InMemoryDslStoreSuppliers();
        return new FeaturesTopology(
                        new Sessions(Duration.ofMinutes(30), KEPT, CLEANING, stores, meters),
                        new Items(zone, stores, meters),
                        new Examples(ExampleSettings.BY_DEFAULT, CLEANING, stores, meters),
                        new SkippedEvents(meters))
                .get();
    }

    /** An event, or another copy of it, arrives; sessions are counted as features tells them, while they grow. */
    void collect(Event event) {
        collected.pipeInput(event.getVisitorId() == null ? event.getEventId() : event.getVisitorId(), event);
        verified.readKeyValuesToList().forEach(each -> {
            stored.add(each.value);
            engaged.pipeInput(each.key, each.value);
            counted.pipeInput(each.key, each.value);
        });
        sessions.readKeyValuesToList().forEach(each -> countedSessions.pipeInput(each.key, each.value));
    }

    void serve(ServedList list) {
        served.pipeInput(list.getVisitorId(), list);
    }

    void spend(Spend report) {
        String campaign = report.getCampaign() == null ? "" : report.getCampaign();
        spent.pipeInput(
                CompositeKey.of(report.getChannel(), campaign, report.getDay().toString()), report);
    }

    /** What {@code events.verified} holds. */
    List<Event> stored() {
        return stored;
    }

    List<RejectedEvent> rejected() {
        return rejected.readValuesToList();
    }

    Cells cells() {
        // Twice: what one step reports after a moment the next one gathers for another.
        monitoring.advanceWallClockTime(Duration.ofSeconds(1));
        monitoring.advanceWallClockTime(Duration.ofSeconds(1));
        var cells = new Cells();
        told.readKeyValuesToList()
                .forEach(each -> cells.put(Cell.ofKey(each.key), each.value == null ? null : each.value.getValue()));
        return cells;
    }

    People people() {
        var people = new People();
        histories.readKeyValuesToList().forEach(each -> people.put(each.key, each.value));
        return people;
    }

    @Override
    public void close() {
        verification.close();
        features.close();
        monitoring.close();
    }

    private TopologyTestDriver driver(String part, Topology topology, Instant now) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, name + "-" + part);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 1_000_000);
        return new TopologyTestDriver(topology, properties, now);
    }

    private static <V> TestInputTopic<String, V> input(TopologyTestDriver driver, Topic<String, V> topic) {
        return driver.createInputTopic(
                topic.name(), topic.keys().serializer(), topic.values().serializer());
    }

    private static <V> TestOutputTopic<String, V> output(TopologyTestDriver driver, Topic<String, V> topic) {
        return driver.createOutputTopic(
                topic.name(), topic.keys().deserializer(), topic.values().deserializer());
    }
}
