package dev.sapando.monitoring.business;

import dev.sapando.event.EventType;
import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Event;
import dev.sapando.schema.MetricCell;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/**
 * Visitors' events, served lists and sessions meet at the visitor; each changes a compact state there, and the changes of
 * what it contributes are summed per cell; an erasure takes it all back. Events and served lists must have equally many partitions.
 */
public record BusinessMetrics(BusinessDays days, int horizon, Duration cleaning, SkippedRecords skipped) {
    /** Where every change of a visitor's history stands: the changelog of its store. */
    public static String historiesTopic(String application) {
        return changelog(application, VisitorStores.HISTORIES);
    }

    /** Where all that is kept of visitors stands, and what reads it. */
    public static Map<String, Deserializer<?>> visitorTopics(String application) {
        return Stream.of(VisitorStores.NAMES)
                .collect(Collectors.toMap(store -> changelog(application, store), store -> VisitorStores.values(store)
                        .deserializer()));
    }

    private static String changelog(String application, String store) {
        return application + "-" + store + "-changelog";
    }

    public void addTo(StreamsBuilder builder) {
        VisitorStores.addTo(builder);
        Newest.addTo(builder);
        GatheredChanges.addTo(builder);
        Spending.addTo(builder);
        KStream<String, Event> events = read(builder, Topics.EVENTS_VERIFIED, this::countable);
        KStream<Cell, BigDecimal> changes = changes(
                        events, "enter-events", (ledger, key, event, at) -> ledger.enter(event, at))
                .merge(served(builder), Named.as("with-changes-by-served-lists"))
                .merge(sessions(builder), Named.as("with-changes-by-sessions"))
                .merge(spending(builder), Named.as("with-spending"))
                .merge(
                        events.process(
                                () -> new Newest(days, horizon, cleaning), Named.as("mark-newest"), Newest.STORES),
                        Named.as("with-marks"));
        sum(changes);
    }

    private KStream<Cell, BigDecimal> served(StreamsBuilder builder) {
        return changes(
                read(
                        builder,
                        Topics.RECOMMENDATIONS_SERVED,
                        (list, arrival) -> skipped.passes(Topics.RECOMMENDATIONS_SERVED, list.getServedAt())),
                "enter-served-lists",
                (ledger, key, list, at) -> ledger.enter(list, at));
    }

    private KStream<Cell, BigDecimal> sessions(StreamsBuilder builder) {
        KStream<String, SessionChange> byVisitor = read(
                        builder,
                        Topics.FEATURES_SESSIONS,
                        (session, arrival) -> skipped.passes(Topics.FEATURES_SESSIONS, session.getStartedAt(), arrival))
                .process(() -> new ToVisitors(days), Named.as("sessions-to-visitors"))
                .repartition(Repartitioned.<String, SessionChange>as("sessions-by-visitor")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Compact.serde(SessionChange::write, SessionChange::read)));
        return changes(byVisitor, "enter-sessions", (ledger, visitor, change, at) -> ledger.enter(visitor, change));
    }

    private KStream<Cell, BigDecimal> spending(StreamsBuilder builder) {
        return read(builder, Topics.MARKETING_SPEND, (spend, arrival) -> Spending.passes(skipped, spend, arrival))
                .process(Spending::new, Named.as("enter-spending"), Spending.STORE);
    }

    private <V> KStream<Cell, BigDecimal> changes(KStream<String, V> stream, String name, Entering.Entry<V> entry) {
        return stream.process(() -> new Entering<>(entry, days, horizon), Named.as(name), VisitorStores.NAMES);
    }

    private static void sum(KStream<Cell, BigDecimal> changes) {
        changes.process(GatheredChanges::new, Named.as("gather-changes"), GatheredChanges.STORE)
                .repartition(Repartitioned.<String, MetricCell>as("cell-changes")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Topics.METRICS_BUSINESS.values()))
                .groupByKey(Grouped.as("cells-by-key"))
                .reduce(
                        Cell::sum,
                        Named.as("sum-cells"),
                        Materialized.<String, MetricCell>as(Stores.inMemoryKeyValueStore("cells"))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Topics.METRICS_BUSINESS.values())
                                .withCachingEnabled())
                .toStream(Named.as("changed-cells"))
                .to(
                        Topics.METRICS_BUSINESS.name(),
                        Produced.with(Topics.METRICS_BUSINESS.keys(), Topics.METRICS_BUSINESS.values())
                                .withName("write-cells"));
    }

    /** Whenever somebody is to be forgotten, they are. */
    private boolean countable(Event event, Instant arrival) {
        return EventType.ERASURE.is(event)
                ? skipped.passes(Topics.EVENTS_VERIFIED, event.getOccurredAt())
                : skipped.passes(Topics.EVENTS_VERIFIED, event.getOccurredAt(), arrival);
    }

    private static <V> KStream<String, V> read(
            StreamsBuilder builder, Topic<String, V> topic, BiPredicate<V, Instant> countable) {
        String name = topic.name().replace('.', '-');
        return builder.stream(
                        topic.name(),
                        Consumed.with(topic.keys(), topic.values()).withName("read-" + name))
                .processValues(() -> new Countable<>(countable), Named.as("with-a-day-" + name));
    }
}
