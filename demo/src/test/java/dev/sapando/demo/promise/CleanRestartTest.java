package dev.sapando.demo.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.demo.broker.EmbeddedKafka;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.verify.Memory;
import dev.sapando.ingest.verify.VerificationStream;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.kafka.TopicSetup;
import dev.sapando.ops.settings.Settings;
import dev.sapando.schema.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Verification that was stopped in order goes on with the state on its disk, also of partitions on which little or nothing came. */
@SuppressWarnings("NullAway.Init") // JUnit fills it
class CleanRestartTest {
    private static final Instant NOW = Instant.parse("2024-03-01T09:00:00.123Z");
    private static final int EVENTS = 200;
    private static final int REFUSED = 3;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger streams = (Logger) LoggerFactory.getLogger("org.apache.kafka.streams.processor.internals");

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        log.start();
        streams.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        streams.detachAppender(log);
    }

    /** Of three partitions one has events, one has only what is refused and so never seen again, and one has nothing. */
    @Test
    void nothing_is_read_back_after_a_clean_stop_and_copies_are_still_known() throws Exception {
        try (var kafka = new EmbeddedKafka(new BrokerSettings(0, folder.resolve("kafka")))) {
            kafka.start();
            var settings = KafkaSettings.from(
                    Settings.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(), "TOPIC_PARTITIONS", "3")));
            TopicSetup.ensure(settings);
            var first = new SimpleMeterRegistry();
            try (var verification = started(settings, first)) {
                send(settings);
                await().until(() -> decided(first, "verified") == EVENTS && decided(first, "key_missing") == REFUSED);
                await().until(() -> verification.complaint().isEmpty());
                await().untilAsserted(() -> assertThat(
                                new WholeTopic<>(kafka.bootstrapServers(), Topics.EVENTS_OUTCOMES).values())
                        .anySatisfy(outcome -> assertThat(outcome.getRejected()).isEqualTo(REFUSED)));
                await().until(() -> written(settings, 2) > 0);
            }
            var second = new SimpleMeterRegistry();
            try (var verification = started(settings, second)) {
                send(settings);
                await().until(() ->
                        decided(second, "duplicate") == EVENTS && decided(second, "key_missing") == REFUSED);
                await().until(() -> verification.complaint().isEmpty());
            }
            assertThat(second.get("sapando_verification_restored_records")
                            .counter()
                            .count())
                    .isZero();
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(line -> line.contains("did not find checkpoint offsets"));
        }
    }

    private VerificationStream started(KafkaSettings kafka, SimpleMeterRegistry registry) {
        var verification = new VerificationStream(
                kafka, folder.resolve("state"), new Memory(Duration.ofHours(24), Duration.ofDays(400)), registry);
        verification.start();
        return verification;
    }

    /** The offset that an empty store keeps is that of a record it has written. */
    private static long written(KafkaSettings kafka, int partition) throws Exception {
        var changelog = new TopicPartition(VerificationStream.APPLICATION + "-seen-events-changelog", partition);
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            return admin.listOffsets(Map.of(changelog, OffsetSpec.latest()))
                    .partitionResult(changelog)
                    .get()
                    .offset();
        }
    }

    private static double decided(SimpleMeterRegistry registry, String outcome) {
        return registry.find("sapando_verification_events").tag("outcome", outcome).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static void send(KafkaSettings kafka) {
        try (var producer = new KafkaProducer<>(
                kafka.client(Map.of("acks", "all")),
                new StringSerializer(),
                Topics.EVENTS_COLLECTED.values().serializer())) {
            for (int i = 0; i < EVENTS; i++) {
                producer.send(new ProducerRecord<>(Topics.EVENTS_COLLECTED.name(), 0, "v-ana", view(i)));
            }
            for (int i = 0; i < REFUSED; i++) {
                producer.send(new ProducerRecord<>(Topics.EVENTS_COLLECTED.name(), 1, null, view(i)));
            }
        }
    }

    private static Event view(int number) {
        return Event.newBuilder()
                .setEventId("s-1:" + number)
                .setType("product_view")
                .setItemId("red-coat")
                .setOccurredAt(NOW)
                .setVisitorId("v-ana")
                .setConsent(true)
                .build();
    }
}
