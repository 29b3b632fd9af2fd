package dev.sapando.demo.promise;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** The same promise on Kafka as it is shipped; skipped where no container engine answers. */
@Testcontainers(disabledWithoutDocker = true)
class ContainerDeliveryTest {
    @Container
    private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.3.1");

    @Test
    void the_delivery_promise_holds_on_kafka_in_a_container(@TempDir Path folder) throws Exception {
        new DeliveryPromise(KAFKA.getBootstrapServers(), folder).holds();
    }
}
