package dev.sapando.features.examples;

import dev.sapando.event.ErasurePlace;
import dev.sapando.event.topic.CompositeKey;
import dev.sapando.event.topic.Retention;
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
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The books of one partition's lists. What an event says of a list waits until the list comes, which may be later: two topics have no
 * order between them.
 */
record ExampleLedger(
        KeyValueStore<String, ExampleSum> sums,
        KeyValueStore<String, ErasedAt> erased,
        ExampleSettings settings,
        ExampleMeters meters) {
    /** The topics of a partition need not be read equally far. */
    private static final Duration SLACK = Duration.ofDays(1);

    /** As long as a row may stand on its topic, an erasure has to know of it. */
    private static final Duration ON_TOPIC =
            Retention.untilGone(Topics.TRAINING_EXAMPLES.kept().limit().orElseThrow());

    private static final Duration LISTS_KEPT =
            Topics.RECOMMENDATIONS_SERVED.kept().limit().orElseThrow();

    /** @return the list's row, where it is new; the same list again is no news */
    Optional<TrainingExample> enter(ServedList list, Arrived arrived) {
        ErasedAt erasure = erased.get(ErasurePlace.hashOf(list.getVisitorId()));
        if (erasure != null
                && new ErasurePlace(arrived.partition(), erasure.getOffset(), erasure.getAt())
                        .covers(list.getOffsetsSeen(), arrived.at())) {
            meters.forgotten();
            return Optional.empty();
        }
        String key = CompositeKey.of(list.getVisitorId(), list.getRecommendationId());
        ExampleSum before = sums.get(key);
        if (before != null && before.getRow() != null) {
            return Optional.empty();
        }
        TrainingExample row = ExampleRows.begun(list, settings.labelFor());
        if (before != null && !isOver(before, arrived)) {
            before.getWaiting().forEach(touch -> ExampleRows.label(row, touch));
        }
        sums.put(key, new ExampleSum(bytes(row), arrived.at(), List.of(), arrived.at()));
        meters.begun();
        return Optional.of(row);
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
        ExampleSum before = sums.get(key);
        if (before != null && isOver(before, arrived)) {
            meters.late();
            return Optional.empty();
        }
        Optional<TrainingExample> row = Optional.ofNullable(before).flatMap(ExampleLedger::row);
        if (before == null || row.isEmpty()) {
            await(key, before == null ? List.of() : before.getWaiting(), touches, arrived);
            return Optional.empty();
        }
        boolean changed = false;
        for (Touch touch : touches) {
            changed |= ExampleRows.label(row.get(), touch);
        }
        if (!changed) {
            return Optional.empty();
        }
        sums.put(key, new ExampleSum(bytes(row.get()), before.getListArrivedAt(), List.of(), arrived.at()));
        meters.labelled();
        return row;
    }

    private void await(String key, List<Touch> before, List<Touch> touches, Arrived arrived) {
        var waiting = new Waiting(before);
        for (Touch touch : touches) {
            if (!waiting.add(touch, settings.mostWaiting())) {
                meters.full();
            }
        }
        sums.put(key, new ExampleSum(null, 0L, waiting.touches(), arrived.at()));
    }

    /** Nothing is left of what was before. @return the lists that had a row */
    List<String> forget(String visitor, Arrived erasure) {
        var gone = new ArrayList<String>();
        var keys = new ArrayList<String>();
        var place = new ErasurePlace(erasure.partition(), erasure.offset(), erasure.at());
        try (var found = sums.prefixScan(CompositeKey.of(visitor, ""), new StringSerializer())) {
            found.forEachRemaining(entry -> {
                Optional<TrainingExample> row = row(entry.value);
                // A list may be read before the erasure that its maker knew of.
                if (row.map(known -> place.covers(known.getOffsetsSeen(), entry.value.getListArrivedAt()))
                        .orElse(true)) {
                    keys.add(entry.key);
                    row.ifPresent(known -> gone.add(known.getRecommendationId()));
                }
            });
        }
        keys.forEach(sums::delete);
        erased.put(ErasurePlace.hashOf(visitor), new ErasedAt(erasure.offset(), erasure.at()));
        return gone;
    }

    /** Whether nothing changes it any more. */
    private boolean isOver(ExampleSum sum, Arrived news) {
        return news.at() - sum.getArrivedAt() > settings.kept().toMillis();
    }

    /** @param newest arrival, epoch milliseconds */
    boolean isFree(ExampleSum sum, long newest) {
        Duration needed = settings.kept().compareTo(ON_TOPIC) < 0 ? ON_TOPIC : settings.kept();
        return newest - sum.getArrivedAt() > needed.plus(SLACK).toMillis();
    }

    boolean isFree(ErasedAt erasure, long newest) {
        return newest - erasure.getAt() > LISTS_KEPT.plus(SLACK).toMillis();
    }

    private static Optional<TrainingExample> row(ExampleSum sum) {
        @Nullable ByteBuffer row = sum.getRow();
        if (row == null) {
            return Optional.empty();
        }
        byte[] bytes = new byte[row.remaining()];
        row.duplicate().get(bytes);
        return Optional.of(
                Topics.TRAINING_EXAMPLES.values().deserializer().deserialize(Topics.TRAINING_EXAMPLES.name(), bytes));
    }

    private static ByteBuffer bytes(TrainingExample row) {
        return ByteBuffer.wrap(
                Topics.TRAINING_EXAMPLES.values().serializer().serialize(Topics.TRAINING_EXAMPLES.name(), row));
    }
}
