package dev.sapando.ingest.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.ingest.keys.Gate;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a request takes of the heap is bounded by its bytes, whatever it is made of. */
class HeapOfBodiesTest {
    private static final String A_THOUSAND = "[" + "{},".repeat(999) + "{}]";

    @Test
    void bodies_of_ten_megabytes_of_anything_are_read_in_a_heap_of_forty_eight() throws Exception {
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileBodies.class.getName())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(small.getInputStream().readAllBytes(), UTF_8))
                .endsWith("that was all\n")
                .doesNotContain("do not fit");
        assertThat(small.waitFor()).isZero();
    }

    @Test
    void a_request_of_few_bytes_and_many_elements_holds_what_they_take_until_it_is_answered()
            throws IOException, InterruptedException {
        var bounds = new Bounds(1_000, 600_000, 64, 2, 200, Duration.ofSeconds(60), 16_000_000, JsonLimits.BY_DEFAULT);
        var kafka = new PacedSender();
        HttpClient client = HttpClient.newHttpClient();
        try (var rig = new CollectorRig(CollectorRig.settings(true, bounds), Gate.withoutKeys(), kafka)) {
            HttpRequest request = rig.request("/v1/events")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(A_THOUSAND))
                    .build();
            CompletableFuture<HttpResponse<String>> first = client.sendAsync(request, BodyHandlers.ofString());
            await().atMost(Duration.ofSeconds(30)).until(() -> kafka.waiting() == 1);

            assertThat(inFlight(rig)).as("not " + A_THOUSAND.length()).isBetween(300_000.0, 600_000.0);
            HttpResponse<String> second = client.send(request, BodyHandlers.ofString());
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.body()).contains("too_much_in_flight");

            kafka.permit(1);
            assertThat(first.join().statusCode()).isEqualTo(202);
            assertThat(inFlight(rig)).isZero();
        }
    }

    /** Otherwise it would be told 503 for ever. */
    @Test
    void a_request_that_alone_takes_more_than_may_be_in_flight_is_taken_when_nothing_else_is() {
        var bounds = new Bounds(1_000, 100_000, 64, 2, 200, Duration.ofSeconds(5), 16_000_000, JsonLimits.BY_DEFAULT);
        try (var rig = new CollectorRig(CollectorRig.settings(true, bounds), true)) {
            assertThat(rig.post(A_THOUSAND).statusCode()).isEqualTo(202);
            assertThat(inFlight(rig)).isZero();
        }
    }

    private static double inFlight(CollectorRig rig) {
        return rig.registry.get(CollectorMeters.IN_FLIGHT).gauge().value();
    }
}
