package dev.sapando.ingest.collect;

import static dev.sapando.ingest.testing.Shop.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.ingest.keys.Gate;
import dev.sapando.ingest.keys.Keys;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three times as much as the collector can hold, again and again, against a broker whose pace is set. */
class OverloadTest {
    private static final int FIT = 8;
    private static final int SENT = 3 * FIT;
    private static final int EVENTS = 10;
    private static final int ROUNDS = 30;
    private static final int WARM = 10;
    private static final byte[] BATCH = batch();
    private static final Bounds BOUNDS = new Bounds(
            1_000, FIT * BATCH.length, 64, 2, 200, Duration.ofSeconds(60), 16_000_000, JsonLimits.BY_DEFAULT);

    @TempDir
    Path folder;

    private final PacedSender sender = new PacedSender();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Integer, Integer> answers = new TreeMap<>();

    @Test
    void at_three_times_what_fits_everything_is_answered_and_nothing_piles_up() {
        long warm = 0;
        try (var rig = new CollectorRig(CollectorRig.settings(true, BOUNDS), Gate.withoutKeys(), sender)) {
            for (int round = 1; round <= ROUNDS; round++) {
                overload(rig);
                assertThat(rig.registry.get(CollectorMeters.IN_FLIGHT).gauge().value())
                        .isZero();
                if (round == WARM) {
                    warm = heapInUse();
                }
            }
            long grown = heapInUse() - warm;

            assertThat(answers).containsOnlyKeys(202, 503);
            int taken = answers.getOrDefault(202, 0);
            assertThat(taken).isEqualTo(ROUNDS * FIT);
            assertThat(taken + answers.getOrDefault(503, 0)).isEqualTo(ROUNDS * SENT);
            assertThat(sender.acknowledged()).isEqualTo((long) taken * EVENTS);
            assertThat(accepted(rig)).isEqualTo(sender.acknowledged());
            // What one round's refused bodies weigh: if any were kept, those of twenty rounds would be here.
            assertThat(grown).isLessThan((SENT - FIT) * (long) BATCH.length);
        }
    }

    @Test
    void with_a_rate_it_is_429_too_and_still_every_event_is_accepted_or_refused() {
        try (var rig = new CollectorRig(CollectorRig.settings(true, BOUNDS), Keys.gate(folder), sender)) {
            // The back end's burst is 2,000 events, and time stands still: 200 requests pass, never another one.
            for (int round = 1; round <= ROUNDS; round++) {
                overload(rig, "X-Write-Key", Keys.SERVER);
            }

            assertThat(answers.keySet()).containsExactly(202, 429, 503);
            assertThat(answers.values().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(ROUNDS * SENT);
            assertThat(answers.get(202)).isEqualTo(200);
            assertThat(accepted(rig)).isEqualTo(2_000).isEqualTo(sender.acknowledged());
            assertThat(rig.registry.get(CollectorMeters.IN_FLIGHT).gauge().value())
                    .isZero();
        }
    }

    /** Sends more than fits; lets Kafka acknowledge only when nothing else moves any more. */
    private void overload(CollectorRig rig, String... headers) {
        List<CompletableFuture<HttpResponse<String>>> sent =
                IntStream.range(0, SENT).mapToObj(i -> send(rig, headers)).toList();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> sender.waiting()
                                + sent.stream()
                                        .filter(CompletableFuture::isDone)
                                        .count()
                        == SENT);
        assertThat(sender.waiting()).isLessThanOrEqualTo(FIT);
        sender.permit(sender.waiting());
        for (var answer : sent) {
            HttpResponse<String> response = answer.join();
            answers.merge(response.statusCode(), 1, Integer::sum);
            if (response.statusCode() != 202) {
                assertThat(response.headers().firstValue("Retry-After")).isPresent();
            }
        }
    }

    private CompletableFuture<HttpResponse<String>> send(CollectorRig rig, String... headers) {
        var request = rig.request("/v1/events")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(BATCH));
        return client.sendAsync(
                (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static double accepted(CollectorRig rig) {
        return rig.registry
                .counter(CollectorMeters.EVENTS, "outcome", "accepted")
                .count();
    }

    private static long heapInUse() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Events in much white space: bodies that are felt, records that are not. */
    private static byte[] batch() {
        String events = IntStream.range(0, EVENTS)
                .mapToObj(i -> view("s-1:" + i))
                .toList()
                .toString();
        return (events + " ".repeat(400_000)).getBytes(UTF_8);
    }
}
