package dev.sapando.ingest.collect;

import static dev.sapando.ingest.testing.Shop.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class CollectorUnderStressTest {
    @Test
    void nothing_is_answered_before_kafka_has_it() {
        try (var rig = new CollectorRig(CollectorRig.settings(true), false)) {
            var answer = CompletableFuture.supplyAsync(() -> rig.post("[" + view("1") + "," + view("2") + "]"));
            await().until(() -> rig.producer.history().size() == 2);
            rig.producer.completeNext();
            assertThat(answer).isNotDone();

            rig.producer.completeNext();

            assertThat(answer.join().statusCode()).isEqualTo(202);
        }
    }

    @Test
    void what_kafka_does_not_acknowledge_is_sent_back_to_be_retried() {
        try (var rig = new CollectorRig(CollectorRig.settings(true), false)) {
            var answer = CompletableFuture.supplyAsync(() -> rig.post(view("1")));
            await().until(() -> rig.producer.history().size() == 1);

            rig.producer.errorNext(new TimeoutException("no ack"));

            assertThat(answer.join().statusCode()).isEqualTo(503);
            assertThat(answer.join().headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.join().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void with_kafka_away_it_says_so_at_once() {
        try (var rig = new CollectorRig()) {
            rig.away.set(Optional.of("Kafka does not answer"));

            HttpResponse<String> answer = rig.post(view("1"));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(rig.producer.history()).isEmpty();
        }
    }

    @Test
    void more_than_it_may_hold_is_sent_back_and_room_comes_with_the_acks() {
        try (var rig = new CollectorRig(CollectorRig.settings(true), false)) {
            byte[] large = (view("1") + " ".repeat(900_000)).getBytes(UTF_8);
            var waiting = java.util.stream.IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> rig.post("application/json", large)))
                    .toList();
            await().until(() -> rig.producer.history().size() == 4);

            assertThat(rig.post("application/json", large).statusCode()).isEqualTo(503);

            while (rig.producer.completeNext()) {
                assertThat(rig.producer.closed()).isFalse();
            }
            waiting.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(202));
            assertThat(rig.registry.get(CollectorMeters.IN_FLIGHT).gauge().value())
                    .isZero();
        }
    }

    @Test
    void too_many_too_large_and_too_slow_are_told_apart() throws IOException {
        try (var rig = new CollectorRig()) {
            assertThat(rig.post("[" + "{},".repeat(1_000) + "{}]").statusCode()).isEqualTo(413);
            assertThat(rig.post(" ".repeat(1_000_001)).statusCode()).isEqualTo(413);
            assertThat(slowly(rig)).startsWith("HTTP/1.1 408");
            assertThat(rig.collected()).isEmpty();
        }
    }

    @Test
    void other_paths_and_methods_are_named() {
        try (var rig = new CollectorRig()) {
            assertThat(rig.exchange(rig.request("/nowhere").GET().build()).statusCode())
                    .isEqualTo(404);
            HttpResponse<String> answer =
                    rig.exchange(rig.request("/v1/events").GET().build());
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("POST, OPTIONS");
        }
    }

    @Test
    void items_and_spend_have_their_own_topics() {
        try (var rig = new CollectorRig()) {
            assertThat(send(
                            rig,
                            "/v1/items",
                            "[{\"id\":\"red-coat\",\"price\":\"79.90\",\"image\":\"1.jpg\"},{\"id\":\"\"}]"))
                    .startsWith("{\"accepted\":1,\"rejected\":[{\"index\":1,");
            assertThat(
                            send(
                                    rig,
                                    "/v1/spend",
                                    "{\"channel\":\"search\",\"campaign\":\"spring\",\"day\":\"2024-03-01\",\"amount\":120.5,\"currency\":\"EUR\"}"))
                    .isEqualTo("{\"accepted\":1,\"rejected\":[]}");
            assertThat(send(rig, "/v1/items", "[{\"id\":\"red-coat\",\"price\":\"79.90\",\"price\":\"7.99\"}]"))
                    .contains("\"code\":\"field_twice\"");
            assertThat(rig.on("catalog.items")).singleElement().satisfies(r -> assertThat(r.key())
                    .isEqualTo("red-coat".getBytes(UTF_8)));
            assertThat(rig.on("marketing.spend")).singleElement().satisfies(r -> assertThat(r.key())
                    .isEqualTo("search|spring|2024-03-01".getBytes(UTF_8)));
        }
    }

    private static String send(CollectorRig rig, String path, String body) {
        return rig.exchange(rig.request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .body();
    }

    private static String slowly(CollectorRig rig) throws IOException {
        try (var socket = new Socket("127.0.0.1", rig.collector.port())) {
            socket.getOutputStream()
                    .write(
                            "POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
                                    .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
