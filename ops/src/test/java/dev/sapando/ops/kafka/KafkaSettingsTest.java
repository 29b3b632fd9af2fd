package dev.sapando.ops.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.run.StartFailure;
import dev.sapando.ops.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
    @Test
    void every_kafka_setting_is_passed_on_so_that_tls_and_sasl_work() {
        var kafka = KafkaSettings.from(Settings.of(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_HEAP_OPTS", "-Xmx1g")));
        assertThat(kafka.client(Map.of("acks", "all")))
                .containsEntry("bootstrap.servers", "kafka:9092")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("acks", "all")
                .doesNotContainKey("heap.opts");
    }

    @Test
    void what_a_client_needs_wins_over_what_was_passed_on() {
        var kafka = KafkaSettings.from(Settings.of(Map.of("KAFKA_ACKS", "0")));
        assertThat(kafka.client(Map.of("acks", "all"))).containsEntry("acks", "all");
    }

    @Test
    void what_is_kept_for_days_is_compressed_harder_than_zstd_does_by_itself_unless_told_otherwise() {
        assertThat(KafkaSettings.from(Settings.of(Map.of())).zstd())
                .isEqualTo(Map.of("compression.type", "zstd", "compression.zstd.level", "6"));
        assertThat(KafkaSettings.from(Settings.of(Map.of("KAFKA_COMPRESSION_ZSTD_LEVEL", "3")))
                        .zstd())
                .containsEntry("compression.zstd.level", "3");
    }

    @Test
    void a_level_that_zstd_does_not_have_stops_the_start() {
        var settings = Settings.of(Map.of("KAFKA_COMPRESSION_ZSTD_LEVEL", "40"));
        KafkaSettings.from(settings);
        assertThatThrownBy(settings::check).hasMessageContainingAll("KAFKA_COMPRESSION_ZSTD_LEVEL", "40", "1 to 22");
    }

    @Test
    void a_broker_that_is_not_there_is_told_with_its_address_and_the_setting() {
        var nowhere = KafkaSettings.from(Settings.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")));
        assertThatThrownBy(() -> TopicSetup.ensure(nowhere, java.time.Duration.ofMillis(500)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS");
    }
}
