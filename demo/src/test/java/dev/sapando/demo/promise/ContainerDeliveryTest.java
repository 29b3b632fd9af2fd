package dev.sapando.demo.promise;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** The same promise on Kafka as it is shipped; skipped where no container engine answers, or its image cannot be had. */
@Testcontainers(disabledWithoutDocker = true)
class ContainerDeliveryTest {
    private static final String IMAGE = "apache/kafka:4.3.1";

    @Test
    void the_delivery_promise_holds_on_kafka_in_a_container(@TempDir Path folder) throws Exception {
        try (var kafka = new KafkaContainer(IMAGE)) {
            start(kafka);
            new DeliveryPromise(kafka.getBootstrapServers(), folder).holds();
        }
    }

    private static void start(KafkaContainer kafka) {
        try {
            kafka.start();
        } catch (ContainerFetchException e) {
            abort("skipped: the image " + IMAGE + " is not here and cannot be pulled: " + e.getMessage());
        }
    }
}
