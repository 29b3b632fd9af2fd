package dev.sapando.ingest.keep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What those who run the archive see of it. */
final class ArchiveMeters {
    private static final String TOPIC = "topic";

    private final MeterRegistry registry;
    private final Map<String, Long> behind = new ConcurrentHashMap<>();

    ArchiveMeters(MeterRegistry registry, List<ArchivedTopic<?>> topics) {
        this.registry = registry;
        // From the start, since a counter that is born with its first case shows no increase.
        for (ArchivedTopic<?> topic : topics) {
            registry.counter("sapando.archive.rows", TOPIC, topic.name());
            registry.counter("sapando.archive.written.bytes", TOPIC, topic.name());
            registry.counter("sapando.archive.merges", TOPIC, topic.name());
            registry.counter("sapando.archive.expired.rows", TOPIC, topic.name());
            registry.counter("sapando.archive.lost.records", TOPIC, topic.name());
            registry.counter("sapando.archive.truncated.records", TOPIC, topic.name());
            Skipped.REASONS.forEach(reason -> skipped(topic.name(), reason));
            Gauge.builder("sapando.archive.behind.records", behind, known -> recordsOrUnknown(known.get(topic.name())))
                    .tag(TOPIC, topic.name())
                    .register(registry);
        }
        failures();
    }

    /** Gauges of what the manifest says, now and whenever it is asked. */
    void watch(Archive archive, List<ArchivedTopic<?>> topics) {
        Gauge.builder("sapando.archive.commit.age.seconds", archive, ArchiveMeters::commitAge)
                .register(registry);
        for (ArchivedTopic<?> topic : topics) {
            gauge(archive, topic, "files", t -> t.files().size());
            gauge(archive, topic, "stored.rows", t -> t.files().stream()
                    .mapToLong(DataFile::rows)
                    .sum());
            gauge(archive, topic, "stored.bytes", t -> t.files().stream()
                    .mapToLong(DataFile::bytes)
                    .sum());
            gauge(archive, topic, "days.sealed", t -> t.sealed().size());
        }
    }

    void committed(String topic, List<DataFile> files, List<Skipped> skipped) {
        registry.counter("sapando.archive.rows", TOPIC, topic)
                .increment(files.stream().mapToLong(DataFile::rows).sum());
        wrote(topic, files);
        skipped.forEach(each -> skipped(topic, each.reason()).increment());
    }

    void merged(String topic, List<DataFile> old, List<DataFile> fresh) {
        registry.counter("sapando.archive.merges", TOPIC, topic).increment();
        wrote(topic, fresh);
        long before = old.stream().mapToLong(DataFile::rows).sum();
        long after = fresh.stream().mapToLong(DataFile::rows).sum();
        registry.counter("sapando.archive.expired.rows", TOPIC, topic).increment(before - after);
    }

    void failed() {
        failures().increment();
    }

    void lost(String topic, long records) {
        registry.counter("sapando.archive.lost.records", TOPIC, topic).increment(records);
    }

    void truncated(String topic, long records) {
        registry.counter("sapando.archive.truncated.records", TOPIC, topic).increment(records);
    }

    void behind(String topic, long records) {
        behind.put(topic, records);
    }

    /** While Kafka does not answer nobody knows, and the last figure would be taken for today's. */
    void behindUnknown() {
        behind.clear();
    }

    private static double recordsOrUnknown(@Nullable Long records) {
        return records == null ? Double.NaN : records;
    }

    private Counter skipped(String topic, String reason) {
        return registry.counter("sapando.archive.skipped", TOPIC, topic, "reason", reason);
    }

    private Counter failures() {
        return registry.counter("sapando.archive.failures");
    }

    private void wrote(String topic, List<DataFile> files) {
        registry.counter("sapando.archive.written.bytes", TOPIC, topic)
                .increment(files.stream().mapToLong(DataFile::bytes).sum());
    }

    private void gauge(Archive archive, ArchivedTopic<?> topic, String name, ToDoubleFunction<TopicManifest> value) {
        Gauge.builder(
                        "sapando.archive." + name,
                        archive,
                        a -> value.applyAsDouble(a.manifest().topic(topic.name())))
                .tag(TOPIC, topic.name())
                .register(registry);
    }

    private static double commitAge(@Nullable Archive archive) {
        return archive == null || archive.manifest().version() == 0
                ? Double.NaN
                : Duration.between(
                                        archive.manifest().committedAt(),
                                        archive.clock().instant())
                                .toMillis()
                        / 1_000.0;
    }
}
