package dev.sapando.demo.stack;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.demo.broker.EmbeddedKafka;
import dev.sapando.demo.command.FreePorts;
import dev.sapando.monitoring.MonitoringService;
import dev.sapando.monitoring.MonitoringSettings;
import dev.sapando.monitoring.business.BusinessMetrics;
import dev.sapando.ops.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories as an earlier release wrote them: numbers without these people would look like numbers. */
class OtherReleaseTest {
    private static final int PATIENCE = 60;
    private static final byte EARLIER = 1;

    @Test
    void monitoring_ends_with_what_to_do_and_is_never_ready(@TempDir Path folder) throws Exception {
        try (var kafka = new EmbeddedKafka(new BrokerSettings(0, folder.resolve("kafka")))) {
            kafka.start();
            MonitoringSettings settings = settings(kafka, folder.resolve("state"));
            try (var monitoring = new MonitoringService(settings)) {
                monitoring.start();
                await().atMost(Duration.ofSeconds(PATIENCE)).until(() -> isReady(monitoring));
                writeHistory(kafka, "v-ana", new byte[] {EARLIER, 0, 0, 0});
                assertThat(monitoring.ended().get(PATIENCE, SECONDS)).contains("has version 1, not 2");
            }
            try (var monitoring = new MonitoringService(settings)) {
                monitoring.start();
                assertThat(monitoring.ended().get(PATIENCE, SECONDS))
                        .contains("a visitor's history has version 1, not 2")
                        .contains("run that one, or have it counted anew");
                assertThat(isReady(monitoring)).isFalse();
            }
        }
    }

    private static MonitoringSettings settings(EmbeddedKafka kafka, Path state) {
        Map<String, String> settings = new HashMap<>(FreePorts.settings());
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        settings.put("STATE_DIR", state.toString());
        return MonitoringSettings.from(Settings.of(settings));
    }

    private static void writeHistory(EmbeddedKafka kafka, String visitor, byte[] history) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            String topic = BusinessMetrics.historiesTopic(MonitoringSettings.APPLICATION);
            producer.send(new ProducerRecord<>(topic, visitor, history)).get();
        }
    }

    private static boolean isReady(MonitoringService monitoring) {
        return Readiness.of(URI.create("http://127.0.0.1:" + monitoring.adminPort()));
    }
}
