package dev.sapando.ingest.collect;

import static dev.sapando.ingest.testing.Shop.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.ingest.keys.Gate;
import dev.sapando.ops.kafka.BrokerWatch;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final Bounds IMPATIENT =
            new Bounds(1_000, 4_000_000, 64, 2, 200, Duration.ofSeconds(1), 16_000_000, JsonLimits.BY_DEFAULT);

    @Test
    void a_broker_that_never_acknowledges_is_a_503_in_the_end_and_what_waited_is_given_back() {
        try (var rig =
                new CollectorRig(CollectorRig.settings(true, IMPATIENT), Gate.withoutKeys(), new PacedSender())) {
            assertRetryLater(rig.post(view("1")), "not_acknowledged");
            assertThat(rig.registry.get(CollectorMeters.IN_FLIGHT).gauge().value())
                    .isZero();
            assertThat(rig.registry.find(CollectorMeters.EVENTS).counters()).isEmpty();
        }
    }

    @Test
    void a_full_buffer_is_told_and_drops_nothing_in_silence() {
        try (var rig = new CollectorRig()) {
            rig.producer.sendException = new BufferExhaustedException("the buffer is full");
            assertRetryLater(rig.post("[" + view("1") + "," + view("2") + "]"), "not_acknowledged");
            assertThat(rig.registry.find(CollectorMeters.EVENTS).counters()).isEmpty();

            rig.producer.sendException = null;
            assertThat(rig.post("[" + view("1") + "," + view("2") + "]").body()).startsWith("{\"accepted\":2");
        }
    }

    @Test
    void a_broker_that_takes_connections_and_never_answers_is_a_503() throws IOException {
        try (var deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var rig = new CollectorRig(
                        CollectorRig.settings(true, IMPATIENT),
                        Gate.withoutKeys(),
                        KafkaSender.connect(kafka(deaf.getLocalPort()), IMPATIENT))) {
            assertRetryLater(rig.post(view("1")), "not_acknowledged");
        }
    }

    @Test
    void an_event_kafka_will_never_take_is_not_asked_for_again() {
        try (var rig = new CollectorRig()) {
            rig.producer.sendException = new RecordTooLargeException("a topic was set to less meanwhile");

            HttpResponse<String> answer = rig.post(view("1"));

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("\"code\":\"record_too_large\"");
        }
    }

    @Test
    void the_watch_notices_that_nobody_is_there() throws IOException {
        int nobody;
        try (var free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        var registry = new SimpleMeterRegistry();
        try (var watch = new BrokerWatch(kafka(nobody), "collector", registry)) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(watch.complaint())
                    .hasValueSatisfying(sentence ->
                            assertThat(sentence).contains("127.0.0.1:" + nobody, "KAFKA_BOOTSTRAP_SERVERS")));
            assertThat(registry.get("sapando.kafka.away").gauge().value()).isOne();
        }
    }

    private static void assertRetryLater(HttpResponse<String> answer, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    private static KafkaSettings kafka(int port) {
        return KafkaSettings.from(Settings.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + port)));
    }
}
