package dev.sapando.ingest.rejected;

import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/** The Kafka a command reads: {@code KAFKA_BOOTSTRAP_SERVERS}, or the embedded one where {@code KAFKA_PORT} says it was moved. */
final class KafkaFromEnvironment {
    private KafkaFromEnvironment() {}

    static KafkaSettings read(Map<String, String> environment) {
        var read = new HashMap<>(environment);
        String port = read.remove("KAFKA_PORT");
        boolean named = !read.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "").isBlank();
        if (port != null && !named) {
            read.put("KAFKA_BOOTSTRAP_SERVERS", port.isBlank() ? "" : "localhost:" + port);
        }
        Settings settings = Settings.of(read);
        KafkaSettings kafka = KafkaSettings.from(settings);
        settings.check();
        return kafka;
    }
}
