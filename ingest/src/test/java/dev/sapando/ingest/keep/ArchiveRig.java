package dev.sapando.ingest.keep;

import dev.sapando.ops.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;

/** The archive's works on a folder and on topics that a test fills, step by step in the test's own thread. */
final class ArchiveRig implements AutoCloseable {
    private static final Duration FLUSH = Duration.ofSeconds(10);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final HandClock clock;
    private final Kafka kafka;
    private final MockConsumer<byte[], byte[]> consumer;
    private final ArchiveWorks works;

    ArchiveRig(Path folder, Kafka kafka, Disk disk, HandClock clock, Map<String, String> settings) {
        this.kafka = kafka;
        this.clock = clock;
        consumer = kafka.consumer();
        var all = new HashMap<>(Map.of("ARCHIVE_DIR", folder.toString(), "ARCHIVE_SUM_INTERVAL", "0s"));
        all.putAll(settings);
        works = new ArchiveWorks(
                ArchiveSettings.from(Settings.of(all)),
                consumer,
                Map.of("events.verified", "topic-id-1"),
                disk,
                clock,
                meters);
    }

    ArchiveRig(Path folder, Kafka kafka, HandClock clock) {
        this(folder, kafka, Disk.REAL, clock, Map.of());
    }

    /** Reads everything there is, and commits it where the disk lets it. */
    void archive() {
        read();
        clock.pass(FLUSH);
        works.stream().step();
        works.stream().step();
    }

    /** Reads everything there is and commits only what a bound makes it commit. */
    void read() {
        if (consumer.assignment().isEmpty()) {
            works.stream().step();
        }
        kafka.feed(consumer);
        works.stream().step();
    }

    void step() {
        works.stream().step();
    }

    void keepHouse() {
        works.housekeeping().run();
    }

    ArchiveWorks works() {
        return works;
    }

    MockConsumer<byte[], byte[]> consumer() {
        return consumer;
    }

    double counter(String name) {
        return meters.find(name).counters().stream().mapToDouble(c -> c.count()).sum();
    }

    @Override
    public void close() {
        works.close();
    }
}
