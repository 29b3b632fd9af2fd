package dev.sapando.serving.feed;

import dev.sapando.event.EventType;
import dev.sapando.event.topic.Topics;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.run.Health;
import dev.sapando.serving.live.LiveState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The four topics that serving lives on, each read by its own thread so that a long one does not hold up a click. */
public final class Feeds implements Freshness, AutoCloseable {
    /** Who else keeps something of visitors, for a moment. */
    public interface ErasedVisitors {
        void add(String visitorId);
    }

    private final KafkaSettings kafka;
    private final LiveState state;
    private final Health health;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final List<TopicReader> readers = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();

    /** @param erased is told of each visitor who asked to be forgotten */
    public Feeds(
            KafkaSettings kafka,
            LiveState state,
            ErasedVisitors erased,
            Health health,
            MeterRegistry meters,
            InstantSource clock) {
        this.kafka = kafka;
        this.state = state;
        this.health = health;
        this.meters = meters;
        this.clock = clock;
        add(new Feed<>(Topics.CATALOG_ITEMS, state::item));
        add(new Feed<>(Topics.FEATURES_ITEMS, state::behaviour));
        add(new Feed<>(Topics.FEATURES_SESSIONS, state::session));
        add(new Feed<>(Topics.EVENTS_VERIFIED, (visitorId, event) -> {
            state.event(visitorId, event);
            if (event != null && EventType.ERASURE.is(event)) {
                erased.add(event.getVisitorId());
            }
        }));
        meters.gauge("sapando.serving.stale.seconds", this, feeds -> feeds.staleMillis().stream()
                .mapToDouble(millis -> millis / 1_000.0)
                .findFirst()
                .orElse(Double.NaN));
    }

    public void start() {
        readers.forEach(TopicReader::start);
    }

    @Override
    public OptionalLong staleMillis() {
        long oldest = Long.MAX_VALUE;
        for (Progress feed : progress) {
            Optional<Long> caughtUpAt = feed.caughtUpAt();
            if (caughtUpAt.isEmpty()) {
                return OptionalLong.empty();
            }
            oldest = Math.min(oldest, caughtUpAt.get());
        }
        return OptionalLong.of(Math.max(0, clock.millis() - oldest));
    }

    @Override
    public void close() {
        readers.forEach(TopicReader::close);
    }

    private <V> void add(Feed<V> feed) {
        String topic = feed.topic().name();
        Progress progressOfTopic = new Progress();
        progress.add(progressOfTopic);
        health.check(topic, progressOfTopic::complaint);
        health.warning(topic, progressOfTopic::warning);
        meters.gauge("sapando.serving.feed.lag", Tags.of("topic", topic), progressOfTopic, Progress::lag);
        readers.add(new TopicReader(
                topic, () -> consumer(topic), new Absorber<>(feed, state, meters), progressOfTopic, clock));
    }

    /** What was aborted is not read; where a position is lost, reading starts anew at the beginning. */
    private Consumer<String, byte[]> consumer(String topic) {
        return new KafkaConsumer<>(
                kafka.client(Map.of(
                        "client.id",
                        "serving-" + topic,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed",
                        "reconnect.backoff.ms",
                        250,
                        "reconnect.backoff.max.ms",
                        2_000)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
