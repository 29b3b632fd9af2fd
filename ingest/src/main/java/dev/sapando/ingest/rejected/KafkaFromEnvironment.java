package dev.sapando.ingest.rejected;

import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/** The Kafka a command reads: {@code KAFKA_BOOTSTRAP_SERVERS}, or the embedded one where {@code KAFKA_PORT} says it was moved; 0 says nothing. */
final class KafkaFromEnvironment {
    private KafkaFromEnvironment() {}

    static KafkaSettings read(Map<String, String> environment) {
        var read = new HashMap<>(environment);
        read.remove("KAFKA_PORT");
        Settings given = Settings.of(environment);
        int port = given.port("KAFKA_PORT", 0);
        given.check();
        if (port != 0 && given.optional("KAFKA_BOOTSTRAP_SERVERS").isEmpty()) {
            read.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + port);
        }
        Settings settings = Settings.of(read);
        KafkaSettings kafka = KafkaSettings.from(settings);
        settings.check();
        return kafka;
    }
}
