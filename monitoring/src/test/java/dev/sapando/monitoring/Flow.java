package dev.sapando.monitoring;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.business.BusinessMetrics;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.people.People;
import dev.sapando.schema.Event;
import dev.sapando.schema.MetricCell;
import dev.sapando.schema.Outcome;
import dev.sapando.schema.RejectedEvent;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Session;
import dev.sapando.schema.Spend;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/** The whole topology without a broker: what goes in, and the cells that come out. */
public final class Flow implements AutoCloseable {
    static final Duration CLEANING = Duration.ofHours(1);
    private static final Instant LAST_ARRIVAL = Shop.ago(-60);

    /** Another one each time: its state is kept under this name. */
    private final String application = "flow-" + UUID.randomUUID();

    private final MeterRegistry meters = new SimpleMeterRegistry();
    final TopologyTestDriver driver;
    private final TestInputTopic<String, Event> verified;
    private final TestInputTopic<String, byte[]> collected;
    private final TestInputTopic<String, ServedList> served;
    private final TestInputTopic<String, Session> sessions;
    private final TestInputTopic<String, Spend> spending;
    private final TestInputTopic<String, Outcome> outcomes;
    private final TestInputTopic<String, RejectedEvent> rejected;
    private final TestOutputTopic<String, MetricCell> output;
    private final TestOutputTopic<String, byte[]> histories;
    private final People people = new People();
    long nextWhereEmpty;

    private final Map<String, MetricCell> last = new HashMap<>();
    private final Cells cells = new Cells();

    public Flow() {
        this(400);
    }

    public Flow(int horizon) {
        this(horizon, Map.of());
    }

    Flow(int horizon, Map<String, Object> more) {
        this(horizon, ZoneId.of("UTC"), more);
    }

    Flow(int horizon, ZoneId zone, Map<String, Object> more) {
        var properties = new Properties();
        properties.putAll(more);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 1_000_000);
        var topology = new MonitoringTopology(zone, horizon, CLEANING, meters, partition -> nextWhereEmpty);
        driver = new TopologyTestDriver(topology.get(), properties, Shop.NOW);
        verified = input(Topics.EVENTS_VERIFIED);
        collected = driver.createInputTopic(
                Topics.EVENTS_COLLECTED.name(),
                Serdes.String().serializer(),
                Serdes.ByteArray().serializer());
        served = input(Topics.RECOMMENDATIONS_SERVED);
        sessions = input(Topics.FEATURES_SESSIONS);
        spending = input(Topics.MARKETING_SPEND);
        outcomes = input(Topics.EVENTS_OUTCOMES);
        rejected = input(Topics.EVENTS_REJECTED);
        output = driver.createOutputTopic(
                Topics.METRICS_BUSINESS.name(),
                Topics.METRICS_BUSINESS.keys().deserializer(),
                Topics.METRICS_BUSINESS.values().deserializer());
        histories = driver.createOutputTopic(
                BusinessMetrics.historiesTopic(application),
                Serdes.String().deserializer(),
                Serdes.ByteArray().deserializer());
    }

    /** Nothing arrives before it happened. */
    public Flow verified(Event... events) {
        for (Event event : events) {
            verified(event, later(event.getOccurredAt()));
        }
        return this;
    }

    Flow verified(Event event, Instant arrival) {
        String key = event.getVisitorId() == null ? event.getEventId() : event.getVisitorId();
        verified.pipeInput(key, event, arrival);
        return this;
    }

    public Flow collected(Event event, Instant arrival) {
        return collectedBytes(
                Topics.EVENTS_COLLECTED.values().serializer().serialize(Topics.EVENTS_COLLECTED.name(), event),
                arrival);
    }

    public Flow collectedBytes(byte[] bytes, Instant arrival) {
        collected.pipeInput("v", bytes, arrival);
        return this;
    }

    public Flow served(ServedList... lists) {
        for (ServedList list : lists) {
            served.pipeInput(list.getVisitorId(), list, Shop.NOW);
        }
        return this;
    }

    /** A list that was read only now, though it arrived earlier. */
    Flow servedBefore(ServedList list, Duration before) {
        served.pipeInput(list.getVisitorId(), list, Shop.NOW.minus(before));
        return this;
    }

    public Flow session(Session session) {
        return session(session, later(session.getStartedAt()));
    }

    Flow session(Session session, Instant arrival) {
        sessions.pipeInput(CompositeKey.of(session.getVisitorId(), session.getSessionId()), session, arrival);
        return this;
    }

    public Flow absorbed(String visitor, String session) {
        sessions.pipeInput(CompositeKey.of(visitor, session), (Session) null, Shop.NOW);
        return this;
    }

    /** @param report null deletes what was reported under the key */
    Flow spent(String key, @Nullable Spend report) {
        spending.pipeInput(key, report, Shop.NOW);
        return this;
    }

    public Flow outcome(Outcome outcome) {
        return outcome(outcome, Shop.NOW);
    }

    Flow outcome(Outcome outcome, Instant arrival) {
        outcomes.pipeInput(outcome.getPartition() + "|" + outcome.getEventType(), outcome, arrival);
        return this;
    }

    public Flow rejected(RejectedEvent event, Instant arrival) {
        rejected.pipeInput((String) null, event, arrival);
        return this;
    }

    /** Lets wall-clock time pass, in which totals are reported and old minutes forgotten. */
    public Flow waiting(Duration time) {
        driver.advanceWallClockTime(time);
        return this;
    }

    /** Cells as the topic's readers see them, after a moment. */
    public Cells cells() {
        read();
        return cells;
    }

    /** Everybody's history as the changelog's readers see it. */
    public People people() {
        read();
        histories.readKeyValuesToList().forEach(history -> people.put(history.key, history.value));
        return people;
    }

    /** Values of business cells by key, without zeros and without marks of time. */
    public Map<String, BigDecimal> values() {
        read();
        var values = new HashMap<String, BigDecimal>();
        last.forEach((key, cell) -> {
            if (cell.getValue().signum() != 0 && !cell.getMetric().startsWith("newest.")) {
                values.put(key, cell.getValue());
            }
        });
        return values;
    }

    /** Of how many lists it is kept what was done with them. */
    public int exposures() {
        return stored("visitor-exposures");
    }

    /** How many entries a store holds. */
    int stored(String store) {
        int kept = 0;
        try (var all = driver.getKeyValueStore(store).all()) {
            for (; all.hasNext(); all.next()) {
                kept++;
            }
        }
        return kept;
    }

    /** How many records of a topic were left out. */
    public double skipped(Topic<?, ?> topic) {
        return meters.get("sapando.monitoring.records.skipped").tag("topic", topic.name()).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        driver.close();
    }

    private void read() {
        // Twice: what one step reports after a moment the next one gathers for another.
        waiting(Duration.ofSeconds(1)).waiting(Duration.ofSeconds(1));
        output.readKeyValuesToList().forEach(entry -> {
            last.compute(entry.key, (key, before) -> entry.value);
            cells.put(Cell.ofKey(entry.key), entry.value == null ? null : entry.value.getValue());
        });
    }

    private static Instant later(Instant happened) {
        return happened.isAfter(Shop.NOW) && happened.isBefore(LAST_ARRIVAL) ? happened : Shop.NOW;
    }

    private <V> TestInputTopic<String, V> input(Topic<String, V> topic) {
        return driver.createInputTopic(
                topic.name(), topic.keys().serializer(), topic.values().serializer());
    }
}
