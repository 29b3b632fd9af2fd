package dev.sapando.monitoring.reconcile;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.monitoring.business.SkippedRecords;
import dev.sapando.schema.Outcome;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Counts what the collector accepted and refused and what verification made of it; no event is moved for that. */
public record Reconciliation(SkippedRecords skipped, EmptyPartitions empty) {
    public void addTo(StreamsBuilder builder) {
        builder.addStateStore(numbers(MinuteTotals.STORE)).addStateStore(numbers(Gaps.STORE));
        KStream<String, MinuteCount> accepted = counts(
                        builder, Topics.EVENTS_COLLECTED, "accepted", MinuteCount::accepted)
                .process(() -> new Gaps(empty), Named.as("find-gaps"), Gaps.STORE, MinuteTotals.STORE);
        KStream<String, MinuteCount> refused =
                counts(builder, Topics.EVENTS_REJECTED, "refused", MinuteCount::rejected);
        KStream<String, MinuteCount> outcomes = counts(
                builder,
                Topics.EVENTS_OUTCOMES,
                "outcomes",
                (outcome, arrival, partition) -> outcomes(outcome, arrival));
        accepted.merge(refused, Named.as("with-refused"))
                .merge(outcomes, Named.as("with-outcomes"))
                .process(MinuteTotals::new, Named.as("total-by-minute"), MinuteTotals.STORE)
                .to(
                        Topics.METRICS_BUSINESS.name(),
                        Produced.with(Topics.METRICS_BUSINESS.keys(), Topics.METRICS_BUSINESS.values())
                                .withName("write-minutes"));
    }

    private List<MinuteCount> outcomes(@Nullable Outcome outcome, long arrival) {
        if (outcome == null) {
            return List.of();
        }
        boolean counts = MinuteCount.canBeTold(outcome.getMinute(), Instant.ofEpochMilli(arrival))
                || skipped.skip(Topics.EVENTS_OUTCOMES, SkippedRecords.IMPOSSIBLE_MINUTE);
        return counts ? MinuteCount.outcomes(outcome) : List.of();
    }

    private static StoreBuilder<KeyValueStore<String, Long>> numbers(String store) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(store), Serdes.String(), Serdes.Long())
                .withCachingEnabled();
    }

    private static <V> KStream<String, MinuteCount> counts(
            StreamsBuilder builder, Topic<String, V> topic, String what, Counting.Counts<V> counts) {
        return builder.stream(
                        topic.name(),
                        Consumed.with(topic.keys(), ReadableOrNull.of(topic.values()))
                                .withName("read-" + topic.name().replace('.', '-')))
                .process(() -> new Counting<>(counts), Named.as("count-" + what));
    }
}
