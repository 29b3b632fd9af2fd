package dev.sapando.demo.promise;

import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.demo.broker.EmbeddedKafka;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDeliveryTest {
    @Test
    void the_delivery_promise_holds_on_the_broker_in_this_jvm(@TempDir Path folder) throws Exception {
        try (var kafka = new EmbeddedKafka(new BrokerSettings(0, folder.resolve("kafka")))) {
            kafka.start();
            new DeliveryPromise(kafka.bootstrapServers(), folder.resolve("state")).holds();
        }
    }
}
