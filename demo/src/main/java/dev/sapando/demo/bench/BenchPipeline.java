package dev.sapando.demo.bench;

import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.demo.broker.EmbeddedKafka;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.IngestService;
import dev.sapando.ingest.IngestSettings;
import dev.sapando.ops.run.Lifecycle;
import dev.sapando.ops.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A broker, collector and verification of its own, on free ports and in a folder that goes with it. */
final class BenchPipeline implements AutoCloseable {
    private static final int EVENTS_OF_A_REQUEST = 500;

    private final Lifecycle life = new Lifecycle();
    private final Workplace workplace = Workplace.of(Optional.empty());
    private final EmbeddedKafka kafka;
    private final IngestService ingest;

    BenchPipeline() {
        kafka = new EmbeddedKafka(new BrokerSettings(0, workplace.kafka()));
        ingest = new IngestService(IngestSettings.from(settings(Map.of())));
        life.start(workplace);
        life.start(kafka);
        life.start(ingest);
    }

    Workplace workplace() {
        return workplace;
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    Settings settings(Map<String, String> more) {
        var all = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "STATE_DIR", workplace.state().toString(),
                "ARCHIVE_DIR", workplace.archive().toString(),
                "CONSENT_WHEN_ABSENT", "true",
                "COLLECTOR_PORT", "0",
                "COLLECTOR_ADMIN_PORT", "0",
                "ARCHIVE_ADMIN_PORT", "0"));
        all.putAll(more);
        return Settings.of(all);
    }

    /** Sends events over HTTP as a shop does; what came out of verification, in the order in which it stands there. */
    List<VerifiedRecord> verified(Workload workload) {
        URI collector = URI.create("http://localhost:" + ingest.port());
        int accepted = 0;
        List<String> events = workload.events();
        try (var pipeline = new HttpPipeline(collector, collector, "")) {
            for (int from = 0; from < events.size(); from += EVENTS_OF_A_REQUEST) {
                accepted += pipeline.send(events.subList(from, Math.min(events.size(), from + EVENTS_OF_A_REQUEST)))
                        .accepted();
            }
        }
        return read(accepted);
    }

    private List<VerifiedRecord> read(int expected) {
        Map<String, Object> client =
                Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.EVENTS_VERIFIED.name()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var records = new ArrayList<VerifiedRecord>(expected);
            long patience = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (records.size() < expected && System.nanoTime() < patience) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(each -> records.add(
                                new VerifiedRecord(each.partition(), each.offset(), each.key(), each.value())));
            }
            if (records.size() != expected) {
                throw new IllegalStateException(
                        expected + " events were accepted, and " + records.size() + " verified");
            }
            return records;
        }
    }

    @Override
    public void close() {
        life.close();
    }
}
