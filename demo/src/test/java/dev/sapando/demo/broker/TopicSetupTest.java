package dev.sapando.demo.broker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.kafka.TopicSetup;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills it
class TopicSetupTest {
    @TempDir
    Path folder;

    @Test
    void a_topic_that_somebody_made_otherwise_stops_the_start_until_it_is_changed() throws Exception {
        try (var kafka = new EmbeddedKafka(new BrokerSettings(0, folder))) {
            kafka.start();
            var settings = KafkaSettings.from(Settings.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers())));
            try (Admin admin = Admin.create(settings.client(Map.of()))) {
                // As a broker makes it that creates topics by itself.
                admin.createTopics(List.of(new NewTopic("catalog.items", 1, (short) 1)))
                        .all()
                        .get();
                assertThatThrownBy(() -> TopicSetup.ensure(settings))
                        .isInstanceOf(StartFailure.class)
                        .hasMessageContainingAll(
                                "topic catalog.items exists with message.timestamp.type=CreateTime",
                                "topic catalog.items exists with cleanup.policy=delete, but must have compact;",
                                "kafka-configs.sh --bootstrap-server " + kafka.bootstrapServers());

                change(admin, "message.timestamp.type", "LogAppendTime");
                change(admin, "cleanup.policy", "compact");
                // A broker acts on a change a little later.
                await().untilAsserted(() ->
                        assertThatCode(() -> TopicSetup.ensure(settings)).doesNotThrowAnyException());
            }
        }
    }

    private static void change(Admin admin, String setting, String value) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, "catalog.items");
        admin.incrementalAlterConfigs(
                        Map.of(topic, List.of(new AlterConfigOp(new ConfigEntry(setting, value), OpType.SET))))
                .all()
                .get();
    }
}
