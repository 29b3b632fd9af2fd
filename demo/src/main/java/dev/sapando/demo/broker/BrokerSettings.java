package dev.sapando.demo.broker;

import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the broker in this JVM listens and keeps its data.
 *
 * @param port on loopback, {@code KAFKA_PORT}; 0 lets the system choose one
 * @param data its folder; made where it is missing
 * @param cleaning how soon what is deleted is gone: {@code ERASURE_CLEANING}
 */
public record BrokerSettings(int port, Path data, Duration cleaning) {
    public static final String PORT = "KAFKA_PORT";

    public BrokerSettings(int port, Path data) {
        this(port, data, KafkaSettings.CLEANING);
    }

    public static BrokerSettings from(Settings settings, Path data) {
        int port = settings.port(PORT, 9092);
        Duration cleaning = KafkaSettings.cleaning(settings);
        settings.check();
        return new BrokerSettings(port, data, cleaning);
    }

    /** The same with a port instead of 0: whoever connects has to know it before the broker is started. */
    public BrokerSettings withSettledPort() {
        return port == 0 ? new BrokerSettings(Ports.choose(), data, cleaning) : this;
    }

    /** Where clients find it; settle the port first. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }
}
