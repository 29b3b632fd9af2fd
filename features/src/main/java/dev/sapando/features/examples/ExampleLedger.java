package dev.sapando.features.examples;

import dev.sapando.event.ErasurePlace;
import dev.sapando.event.topic.CompositeKey;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.TrainingExample;
import dev.sapando.schema.features.ErasedAt;
import dev.sapando.schema.features.ExampleSum;
import dev.sapando.schema.features.Touch;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The books of one partition's lists. What an event says of a list waits until the list comes, which may be later: two topics have no
 * order between them. A list of which nothing was heard for {@code kept} of arrival is unknown again, so that whatever ids a client
 * makes up are waited for no longer.
 */
record ExampleLedger(
        KeyValueStore<String, ExampleSum> sums,
        KeyValueStore<String, ErasedAt> erased,
        ExampleSettings settings,
        ExampleMeters meters) {
    /** Between what is old and what is deleted: the topics of a partition need not be read equally far. */
    private static final Duration SLACK = Duration.ofDays(1);

    private static final Duration LISTS_KEPT =
            Topics.RECOMMENDATIONS_SERVED.kept().limit().orElseThrow();

    /** @return the list's row, where that is new or another one */
    Optional<TrainingExample> enter(ServedList list, Arrived arrived) {
        ErasedAt erasure = erased.get(ErasurePlace.hashOf(list.getVisitorId()));
        if (erasure != null
                && new ErasurePlace(arrived.partition(), erasure.getOffset(), erasure.getAt())
                        .covers(list, arrived.at())) {
            meters.forgotten();
            return Optional.empty();
        }
        String key = CompositeKey.of(list.getVisitorId(), list.getRecommendationId());
        ExampleSum before = sum(key, arrived);
        Optional<ServedList> known = list(before);
        if (known.filter(first -> !list.getServedAt().isBefore(first.getServedAt()))
                .isPresent()) {
            // The same list reported twice: the earlier report counts.
            return Optional.empty();
        }
        put(key, bytes(list), before.getTouches(), before, arrived);
        meters.begun();
        return Optional.of(ExampleRows.of(list, before.getTouches(), settings.labelFor()));
    }

    /** @return the rows of those lists that are known and have changed */
    List<TrainingExample> enter(Event event, Arrived arrived) {
        var changed = new ArrayList<TrainingExample>();
        Touches.of(event).forEach((recommendation, touches) -> touch(
                        CompositeKey.of(event.getVisitorId(), recommendation), touches, arrived)
                .ifPresent(changed::add));
        return changed;
    }

    private Optional<TrainingExample> touch(String key, List<Touch> touches, Arrived arrived) {
        ExampleSum before = sum(key, arrived);
        var all = new ArrayList<>(before.getTouches());
        for (Touch touch : touches) {
            if (all.size() < settings.mostTouches()) {
                all.add(touch);
            } else {
                meters.full();
            }
        }
        put(key, before.getServed(), all, before, arrived);
        return list(before).flatMap(list -> {
            TrainingExample row = ExampleRows.of(list, all, settings.labelFor());
            if (row.equals(ExampleRows.of(list, before.getTouches(), settings.labelFor()))) {
                return Optional.empty();
            }
            meters.labelled();
            return Optional.of(row);
        });
    }

    /** Nothing is left of the visitor. @return the lists that had a row */
    List<String> forget(String visitor, Arrived erasure) {
        var gone = new ArrayList<String>();
        var keys = new ArrayList<String>();
        try (var found = sums.prefixScan(CompositeKey.of(visitor, ""), new StringSerializer())) {
            found.forEachRemaining(entry -> {
                keys.add(entry.key);
                list(entry.value).ifPresent(list -> gone.add(list.getRecommendationId()));
            });
        }
        keys.forEach(sums::delete);
        erased.put(ErasurePlace.hashOf(visitor), new ErasedAt(erasure.offset(), erasure.at()));
        return gone;
    }

    /** Frees what is kept no longer. @param newest arrival, epoch milliseconds */
    void dropOld(long newest) {
        long lists = delete(
                sums,
                sum -> newest - sum.getArrivedAt() > settings.kept().plus(SLACK).toMillis());
        for (long dropped = 0; dropped < lists; dropped++) {
            meters.dropped();
        }
        delete(
                erased,
                erasure -> newest - erasure.getAt() > LISTS_KEPT.plus(SLACK).toMillis());
    }

    private static <V> long delete(KeyValueStore<String, V> store, Predicate<V> old) {
        var keys = new ArrayList<String>();
        try (var all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, V> entry = all.next();
                if (old.test(entry.value)) {
                    keys.add(entry.key);
                }
            }
        }
        keys.forEach(store::delete);
        return keys.size();
    }

    private ExampleSum sum(String key, Arrived arrived) {
        ExampleSum sum = sums.get(key);
        boolean known = sum != null
                && arrived.at() - sum.getArrivedAt() <= settings.kept().toMillis();
        return known ? sum : new ExampleSum(null, List.of(), arrived.at());
    }

    private void put(String key, @Nullable ByteBuffer served, List<Touch> touches, ExampleSum before, Arrived arrived) {
        sums.put(key, new ExampleSum(served, touches, Math.max(before.getArrivedAt(), arrived.at())));
    }

    private static Optional<ServedList> list(ExampleSum sum) {
        ByteBuffer served = sum.getServed();
        if (served == null) {
            return Optional.empty();
        }
        byte[] bytes = new byte[served.remaining()];
        served.duplicate().get(bytes);
        return Optional.of(Topics.RECOMMENDATIONS_SERVED
                .values()
                .deserializer()
                .deserialize(Topics.RECOMMENDATIONS_SERVED.name(), bytes));
    }

    private static ByteBuffer bytes(ServedList list) {
        return ByteBuffer.wrap(Topics.RECOMMENDATIONS_SERVED
                .values()
                .serializer()
                .serialize(Topics.RECOMMENDATIONS_SERVED.name(), list));
    }
}
