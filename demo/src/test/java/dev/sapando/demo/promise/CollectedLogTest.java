package dev.sapando.demo.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.demo.broker.EmbeddedKafka;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.verify.ProgressWatch;
import dev.sapando.monitoring.reconcile.KafkaEmptyPartitions;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broker says of events that nobody reads, and of those that it has let go. */
@SuppressWarnings("NullAway.Init") // JUnit fills the folder, and the rest before each test
class CollectedLogTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.EVENTS_COLLECTED.name(), 0);
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private EmbeddedKafka broker;
    private Admin admin;
    private KafkaSettings kafka;

    @BeforeEach
    void three_events_were_collected() throws Exception {
        broker = new EmbeddedKafka(new BrokerSettings(0, folder.resolve("kafka")));
        broker.start();
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                .all()
                .get();
        kafka = KafkaSettings.from(Settings.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers())));
        collect(3);
    }

    @AfterEach
    void close() {
        admin.close();
        broker.close();
    }

    @Test
    void a_verification_that_commits_nothing_of_what_waits_is_complained_of_until_it_does() throws Exception {
        commit(1);
        try (var watch = new ProgressWatch(kafka, Duration.ofSeconds(1))) {
            assertThat(watch.complaint()).isEmpty();
            await().atMost(LONG).until(() -> watch.complaint().isPresent());
            assertThat(watch.complaint().orElseThrow()).contains("stood still", "with events before it");
            commit(3);
            await().atMost(LONG).until(() -> watch.complaint().isEmpty());
        }
    }

    @Test
    void where_an_empty_partition_goes_on_is_known_once_all_was_let_go_and_not_where_something_stands()
            throws Exception {
        try (var empty = new KafkaEmptyPartitions(kafka)) {
            assertThat(empty.next(0)).as("not asked yet").isZero();
            admin.deleteRecords(Map.of(PARTITION, RecordsToDelete.beforeOffset(3)))
                    .all()
                    .get();
            await().atMost(LONG).until(() -> empty.next(0) == 3);
            collect(1);
            await().atMost(LONG).until(() -> empty.next(0) == 0);
        }
    }

    private void collect(int events) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < events; i++) {
                producer.send(new ProducerRecord<>(PARTITION.topic(), new byte[] {1}))
                        .get();
            }
        }
    }

    private void commit(long offset) throws Exception {
        admin.alterConsumerGroupOffsets("sapando-verification", Map.of(PARTITION, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }
}
