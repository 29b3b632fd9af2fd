package dev.sapando.ops.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.ops.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** On how many brokers a record stands before somebody is told that it is kept. */
class ReplicasTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void on_three_brokers_every_topic_has_three_replicas_of_which_two_must_have_a_record() throws Exception {
        try (Admin cluster = brokers(3)) {
            ReadyTopics ready = ensure(cluster, Map.of());

            for (Topic<?, ?> topic : Topics.all()) {
                assertThat(replicas(cluster, topic)).as(topic.name()).isEqualTo(3);
                assertThat(minInSync(cluster, topic)).as(topic.name()).isEqualTo("2");
            }
            assertThat(ready.warning()).isEmpty();
            assertThat(ready.kafka().streams(Map.of()))
                    .as("the streams' own topics")
                    .containsEntry("replication.factor", 3)
                    .containsEntry("topic.min.insync.replicas", "2");
            assertThat(ensure(cluster, Map.of()).warning())
                    .as("at the next start")
                    .isEmpty();
        }
    }

    @Test
    void on_fewer_brokers_it_is_theirs_to_say() throws Exception {
        try (Admin cluster = brokers(2)) {
            ReadyTopics ready = ensure(cluster, Map.of());

            assertThat(replicas(cluster, Topics.EVENTS_COLLECTED)).isEqualTo(1);
            assertThat(minInSync(cluster, Topics.EVENTS_COLLECTED)).isEmpty();
            assertThat(ready.kafka().streams(Map.of()))
                    .containsEntry("replication.factor", -1)
                    .doesNotContainKey("topic.min.insync.replicas");
            assertThat(ensure(cluster, Map.of()).warning()).isEmpty();
        }
    }

    @Test
    void what_is_set_is_made() throws Exception {
        try (Admin cluster = brokers(5)) {
            ensure(cluster, Map.of("TOPIC_REPLICATION", "4", "TOPIC_MIN_INSYNC_REPLICAS", "3"));

            assertThat(replicas(cluster, Topics.EVENTS_VERIFIED)).isEqualTo(4);
            assertThat(minInSync(cluster, Topics.EVENTS_VERIFIED)).isEqualTo("3");
        }
    }

    @Test
    void topics_that_stand_on_fewer_brokers_are_told_with_the_remedy_and_left_as_they_are() throws Exception {
        try (Admin cluster = brokers(3)) {
            ensure(cluster, Map.of("TOPIC_REPLICATION", "1"));

            ReadyTopics ready = ensure(cluster, Map.of());

            assertThat(ready.onFewBrokers()).containsExactlyElementsOf(names(Topics.all()));
            assertThat(ready.warning().orElseThrow())
                    .contains("may be lost with one broker", "events.collected", "topic_on_few_brokers");
            assertThat(replicas(cluster, Topics.EVENTS_COLLECTED)).isEqualTo(1);
        }
    }

    @Test
    void so_are_the_topics_that_the_streams_had_made_for_themselves() throws Exception {
        try (Admin cluster = brokers(3)) {
            ReadyTopics before = ensure(cluster, Map.of());
            assertThat(before.warning()).isEmpty();
            create(cluster, "sapando-verification-seen-events-changelog", 1);
            create(cluster, "sapando-features-by-item-repartition", 2);
            create(cluster, "sapando-monitoring-cells-changelog", 3);
            create(cluster, "sapando-orders", 1);
            create(cluster, "billing-totals-changelog", 1);

            assertThat(ensure(cluster, Map.of()).onFewBrokers())
                    .containsExactly(
                            "sapando-features-by-item-repartition", "sapando-verification-seen-events-changelog");
            assertThat(ensure(cluster, Map.of("TOPIC_REPLICATION", "1")).onFewBrokers())
                    .isEmpty();
        }
    }

    @Test
    void where_kafka_does_not_say_what_the_streams_have_made_there_is_no_warning_and_the_start_goes_on() {
        try (MockAdminClient cluster = brokers(3)) {
            var found = new FoundTopics(cluster, "kafka:9092", PATIENCE);
            cluster.timeoutNextRequest(1);

            assertThat(found.ofStreams()).isEmpty();
        }
    }

    @Test
    void enough_replicas_of_which_one_suffices_are_too_few() throws Exception {
        try (Admin cluster = brokers(3)) {
            cluster.createTopics(List.of(new NewTopic("events.collected", 2, (short) 3)
                            .configs(Topics.EVENTS_COLLECTED.kept().topicConfig())))
                    .all()
                    .get();

            assertThat(ensure(cluster, Map.of()).onFewBrokers()).containsExactly("events.collected");
            assertThat(Replication.of(3, Map.of())
                            .lessThan(Replication.BY_CLUSTER.least(3), "events.collected", "kafka:9092"))
                    .contains("topic events.collected has 3 replicas and min.insync.replicas=1, and should have 3 and 2"
                            + " (TOPIC_REPLICATION, TOPIC_MIN_INSYNC_REPLICAS); first kafka-reassign-partitions.sh, then"
                            + " kafka-configs.sh --bootstrap-server kafka:9092 --alter --topic events.collected"
                            + " --add-config min.insync.replicas=2");
        }
    }

    @Test
    void more_in_sync_than_there_are_stops_the_start() {
        var settings = Settings.of(Map.of("TOPIC_REPLICATION", "2", "TOPIC_MIN_INSYNC_REPLICAS", "3"));
        KafkaSettings.from(settings);

        assertThatThrownBy(settings::check)
                .hasMessageContaining("TOPIC_MIN_INSYNC_REPLICAS=3 can never be met with TOPIC_REPLICATION=2");
    }

    private static void create(Admin cluster, String topic, int replicas) throws Exception {
        cluster.createTopics(
                        List.of(new NewTopic(topic, 2, (short) replicas).configs(Map.of("min.insync.replicas", "2"))))
                .all()
                .get();
    }

    /** As a cluster is that nobody has set up: a topic has one replica unless it asks for more. */
    private static MockAdminClient brokers(int many) {
        return MockAdminClient.create()
                .numBrokers(many)
                .defaultReplicationFactor(1)
                .build();
    }

    private static ReadyTopics ensure(Admin cluster, Map<String, String> settings) {
        return TopicSetup.ensure(cluster, KafkaSettings.from(Settings.of(settings)), PATIENCE);
    }

    private static int replicas(Admin cluster, Topic<?, ?> topic) throws Exception {
        var described =
                cluster.describeTopics(List.of(topic.name())).allTopicNames().get();
        return Objects.requireNonNull(described.get(topic.name()))
                .partitions()
                .get(0)
                .replicas()
                .size();
    }

    /** Empty where the topic leaves it to the broker. */
    private static String minInSync(Admin cluster, Topic<?, ?> topic) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        var described = cluster.describeConfigs(List.of(resource)).all().get();
        var setting = Objects.requireNonNull(described.get(resource)).get("min.insync.replicas");
        return setting == null ? "" : setting.value();
    }

    private static List<String> names(List<Topic<?, ?>> topics) {
        return topics.stream().map(Topic::name).toList();
    }
}
