package dev.sapando.demo.promise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.demo.broker.EmbeddedKafka;
import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.monitoring.MonitoringService;
import dev.sapando.monitoring.MonitoringSettings;
import dev.sapando.monitoring.business.BusinessMetrics;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.ops.settings.Settings;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.io.File;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.tools.StreamsResetter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State as another release wrote it: monitoring ends, since numbers without these people would look like numbers. */
@SuppressWarnings("NullAway.Init") // JUnit fills it
class OtherReleaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2024-03-01T09:00:00Z");
    private static final byte[] OTHER = {9, 0, 0, 0};

    @TempDir
    Path folder;

    private EmbeddedKafka kafka;
    private MonitoringSettings settings;

    @BeforeEach
    void start() throws Exception {
        kafka = new EmbeddedKafka(new BrokerSettings(0, folder.resolve("kafka")));
        kafka.start();
        Map<String, String> given = new HashMap<>(FreePorts.settings());
        given.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        given.put("STATE_DIR", folder.resolve("state").toString());
        settings = MonitoringSettings.from(Settings.of(given));
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void histories_are_found_at_the_start_and_the_steps_that_are_told_bring_the_numbers_back() throws Exception {
        try (var monitoring = new MonitoringService(settings)) {
            monitoring.start();
            buys("first");
            awaitOrders(monitoring, 1);
            overwrite("visitor-histories", OTHER);
            assertThat(reason(monitoring)).contains("a visitor's history has version 9, not 3");
        }
        String steps;
        try (var monitoring = new MonitoringService(settings)) {
            monitoring.start();
            steps = reason(monitoring);
            HttpResponse<String> ready = ready(monitoring);
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("has version 9, not 3");
        }
        take(steps);
        try (var monitoring = new MonitoringService(settings)) {
            monitoring.start();
            awaitOrders(monitoring, 1);
        }
    }

    @Test
    void histories_of_the_release_before_are_found_before_anything_is_counted() throws Exception {
        String changelog = BusinessMetrics.historiesTopic(MonitoringSettings.APPLICATION);
        try (Admin admin = Admin.create(settings.kafka().client(Map.of()))) {
            admin.createTopics(List.of(new NewTopic(changelog, settings.kafka().partitions(), (short) 1)))
                    .all()
                    .get();
        }
        write(changelog, 0, "v-ana".getBytes(UTF_8), OTHER);
        try (var monitoring = new MonitoringService(settings)) {
            assertThatThrownBy(monitoring::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContainingAll(
                            "a visitor's history has version 9, not 3", "kafka-streams-application-reset");
        }
    }

    @Test
    void other_state_is_found_when_its_visitor_comes() throws Exception {
        try (var monitoring = new MonitoringService(settings)) {
            monitoring.start();
            buys("first");
            awaitOrders(monitoring, 1);
        }
        overwrite("visitor-sales", OTHER);
        Utils.delete(settings.stateDir().toFile());
        try (var monitoring = new MonitoringService(settings)) {
            monitoring.start();
            await().atMost(PATIENCE).until(() -> ready(monitoring).statusCode() == 200);
            buys("second");
            assertThat(reason(monitoring))
                    .contains("what a visitor bought has version 9, not 1", "kafka-streams-application-reset");
        }
    }

    @Test
    void what_was_on_its_way_between_two_steps_is_found_when_it_is_read() throws Exception {
        try (var monitoring = new MonitoringService(settings)) {
            monitoring.start();
            await().atMost(PATIENCE).until(() -> ready(monitoring).statusCode() == 200);
            write(
                    MonitoringSettings.APPLICATION + "-sessions-by-visitor-repartition",
                    0,
                    "v-ana".getBytes(UTF_8),
                    OTHER);
            assertThat(reason(monitoring)).contains("has version 9, not", "kafka-streams-application-reset");
        }
    }

    private static String reason(MonitoringService monitoring) throws Exception {
        return monitoring.ended().get(PATIENCE.toSeconds(), SECONDS);
    }

    private void take(String steps) throws Exception {
        Matcher told = Pattern.compile(
                        "kafka-streams-application-reset.sh \\(in Kafka's bin\\) (.*), delete the topic (\\S+)"
                                + " and, wherever monitoring ran, the folder (\\S+)\\. ")
                .matcher(steps);
        assertThat(told.find()).as(steps).isTrue();
        String[] reset = told.group(1).split(" ");
        // Until Kafka knows that nobody reads any more, the tool refuses.
        await().atMost(PATIENCE).until(() -> new StreamsResetter().execute(reset) == 0);
        try (Admin admin = Admin.create(settings.kafka().client(Map.of()))) {
            admin.deleteTopics(List.of(told.group(2))).all().get();
        }
        Utils.delete(new File(told.group(3)));
    }

    private void buys(String id) throws Exception {
        try (var producer = new KafkaProducer<>(
                settings.kafka().client(Map.of()),
                Topics.EVENTS_VERIFIED.keys().serializer(),
                Topics.EVENTS_VERIFIED.values().serializer())) {
            var event = Event.newBuilder()
                    .setEventId(id)
                    .setType("purchase")
                    .setOccurredAt(NOW)
                    .setVisitorId("v-ana")
                    .setConsent(true)
                    .setOrderId("o-" + id)
                    .setCurrency("EUR")
                    .setLines(List.of(new OrderLine("red-coat", 1, new BigDecimal("79.9000"), null)))
                    .build();
            producer.send(new ProducerRecord<>(Topics.EVENTS_VERIFIED.name(), "v-ana", event))
                    .get();
        }
    }

    private static void awaitOrders(MonitoringService monitoring, int orders) {
        var metrics = new MetricsApi(URI.create("http://127.0.0.1:" + monitoring.port()));
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(metrics.rows("repeat-purchase?from=2024-03-01&until=2024-03-01"))
                    .isNotEmpty();
            assertThat(metrics.rows("revenue?from=2024-03-01&until=2024-03-01"))
                    .anyMatch(row -> row.is("part", "orders") && row.count() == orders);
        });
    }

    /** Everything that a store wrote, under the same keys. */
    private void overwrite(String store, byte[] value) throws Exception {
        Topic<?, ?> like = Topics.EVENTS_VERIFIED;
        var changelog = new Topic<>(
                MonitoringSettings.APPLICATION + "-" + store + "-changelog",
                like.owner(),
                store,
                Serdes.ByteArray(),
                Serdes.ByteArray(),
                like.kept());
        List<ConsumerRecord<byte[], byte[]>> records = new WholeTopic<>(kafka.bootstrapServers(), changelog).read();
        assertThat(records).isNotEmpty();
        for (var record : records) {
            write(changelog.name(), record.partition(), record.key(), value);
        }
    }

    private void write(String topic, int partition, byte[] key, byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(
                settings.kafka().client(Map.of()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, partition, key, value)).get();
        }
    }

    private static HttpResponse<String> ready(MonitoringService monitoring) throws Exception {
        var ready = URI.create("http://127.0.0.1:" + monitoring.adminPort() + "/health/ready");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString());
    }
}
