package dev.sapando.demo.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.demo.broker.EmbeddedKafka;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk under verification's state is full for longer than it used to be tried: a small file system in memory. */
@Tag("prove")
@SuppressWarnings("NullAway.Init") // JUnit fills it
class FullStateDiskTest {
    private static final int EACH = 1_000;
    /** As many as fill the 16 MB that RocksDB keeps in memory, and more. */
    private static final int REQUESTS = 450;

    private static final Map<String, String> ONE_PARTITION =
            Map.of("VERIFICATION_PATIENCE", "45s", "TOPIC_PARTITIONS", "1");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void what_was_taken_is_verified_once_there_is_room_and_meanwhile_nothing_more_is_taken() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", disk.toString()) == 0,
                "skipped: mounting a small file system takes root");
        try {
            onDisk(disk);
        } finally {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private void onDisk(Path disk) throws Exception {
        try (var kafka = new EmbeddedKafka(new BrokerSettings(0, folder.resolve("kafka")))) {
            kafka.start();
            try (Ingest ingest = Ingest.on(kafka, disk.resolve("state"), ONE_PARTITION)) {
                ingest.post("/v1/events", events(0));
                patiently().until(() -> verified(kafka).size() == EACH);
                Path ballast = disk.resolve("ballast");
                run("dd", "if=/dev/zero", "of=" + ballast, "bs=64k");
                for (int request = 1; request < REQUESTS; request++) {
                    ingest.post("/v1/events", events(request));
                }
                patiently().until(() -> ingest.ready().contains("failed 7 times"));
                patiently().until(() -> ingest.answer("/v1/events", events(0)).statusCode() == 503);
                assertThat(ingest.answer("/v1/events", events(0)).body())
                        .contains("verification has stood still for")
                        .doesNotContain("No space left");

                Files.delete(ballast);
                patiently().until(() -> ingest.answer("/v1/events", events(0)).statusCode() == 202);
                patiently().until(() -> verified(kafka).size() >= REQUESTS * EACH);
            }
            assertThat(verified(kafka)).doesNotHaveDuplicates().hasSize(REQUESTS * EACH);
        }
    }

    /** The threads that die are what this is about. */
    private static ConditionFactory patiently() {
        return await().dontCatchUncaughtExceptions().atMost(LONG).pollInterval(SECOND);
    }

    private static List<String> verified(EmbeddedKafka kafka) {
        return new WholeTopic<>(kafka.bootstrapServers(), Topics.EVENTS_VERIFIED)
                .values().stream().map(Event::getEventId).toList();
    }

    private static String events(int request) {
        return IntStream.range(0, EACH)
                .mapToObj(event -> """
                {"eventId":"s-%d:%d","type":"product_view","itemId":"red-coat","occurredAt":"2024-03-01T09:00:00Z","visitorId":"v-%d"}\
                """.formatted(request, event, event))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
