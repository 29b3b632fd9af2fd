package dev.sapando.ingest.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaFromEnvironmentTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', localhost:9092",
        "'', 0, localhost:9092",
        "'', 19092, localhost:19092",
        "kafka-1:9092, 19092, kafka-1:9092",
    })
    void the_broker_is_the_named_one_or_the_embedded_one_where_it_was_moved(String servers, String port, String used) {
        var environment = Map.of("KAFKA_BOOTSTRAP_SERVERS", servers, "KAFKA_PORT", port);

        assertThat(KafkaFromEnvironment.read(environment).bootstrapServers()).isEqualTo(used);
    }
}
