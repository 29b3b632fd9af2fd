package dev.sapando.demo.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.report.Row;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.event.topic.Topics;
import dev.sapando.ops.settings.Settings;
import dev.sapando.schema.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a running stack somebody takes three events away behind its back: where their end is told, it is told of three fewer. */
@Tag("prove")
@SuppressWarnings("NullAway.Init") // JUnit fills it
class UnaccountedTest {
    private static final int EVENTS = 100;
    private static final int GONE = 3;
    private static final String GAUGE = "sapando_reconciliation_unaccounted_events{service=\"monitoring\"} 3.0";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void which_minute_lacks_what_is_said_within_two_minutes_of_its_end() throws Exception {
        Workplace workplace = Workplace.of(Optional.of(folder));
        var settings = StackSettings.from(Settings.of(FreePorts.settings()), workplace);
        try (var stack = new Stack(settings, workplace)) {
            stack.start();
            send(stack.collector());
            ConsumerRecord<String, Outcome> told = await().atMost(Duration.ofSeconds(30))
                    .until(() -> total(stack), Optional::isPresent)
                    .orElseThrow();
            takeAway(stack, told);

            Instant minute = told.value().getMinute();
            Instant latest = minute.plus(Duration.ofMinutes(3));
            var metrics = new MetricsApi(stack.monitoring());
            List<Row> lacking = await().atMost(Duration.between(Instant.now(), latest))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> metrics.rows("ingest?by=unaccounted"), rows -> !rows.isEmpty());

            assertThat(lacking).singleElement().satisfies(row -> {
                assertThat(Instant.parse(row.period())).isEqualTo(minute);
                assertThat(row.labels()).containsEntry("type", "product_view");
                assertThat(row.count()).isEqualTo(GONE);
                assertThat(row.value()).as("of what arrived").hasValue(0.03);
            });
            await().atMost(Duration.between(Instant.now(), latest))
                    .until(() -> scraped(stack).contains(GAUGE));
        }
    }

    private void send(URI collector) throws Exception {
        String events = IntStream.range(0, EVENTS)
                .mapToObj(event -> """
                {"eventId":"s:%d","type":"product_view","itemId":"red-coat","occurredAt":"2024-03-01T09:00:00Z","visitorId":"ana"}\
                """.formatted(event))
                .collect(Collectors.joining(",", "[", "]"));
        var request = HttpRequest.newBuilder(collector.resolve("/v1/events"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(events))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }

    /** What is told of the minute once it is told of all. */
    private static Optional<ConsumerRecord<String, Outcome>> total(Stack stack) {
        return new WholeTopic<>(stack.bootstrapServers(), Topics.EVENTS_OUTCOMES)
                .read().stream()
                        .filter(record -> record.value().getVerified() == EVENTS)
                        .findFirst();
    }

    private static void takeAway(Stack stack, ConsumerRecord<String, Outcome> told) {
        Outcome fewer = Outcome.newBuilder(told.value())
                .setVerified(told.value().getVerified() - GONE)
                .build();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers(), "acks", "all"),
                Topics.EVENTS_OUTCOMES.keys().serializer(),
                Topics.EVENTS_OUTCOMES.values().serializer())) {
            producer.send(new ProducerRecord<>(told.topic(), told.partition(), told.key(), fewer));
        }
    }

    private String scraped(Stack stack) throws Exception {
        int monitoring = stack.adminPorts().get(stack.adminPorts().size() - 1);
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + monitoring + "/metrics"))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
