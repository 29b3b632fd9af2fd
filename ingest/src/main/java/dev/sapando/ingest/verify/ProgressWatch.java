package dev.sapando.ingest.verify;

import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.verify.Standstill.Reach;
import dev.sapando.ops.kafka.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka every few seconds how far verification, of all instances, has got, so that the collector takes no more where nothing is
 * verified: whatever the cause, what is taken meanwhile waits in a topic that does not keep it for ever.
 */
public final class ProgressWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int PATIENCE_MILLIS = 4_000;

    private final Admin admin;
    private final Duration patience;
    /** Of the watch's own thread. */
    private boolean blind;

    private final Standstill standstill = new Standstill(EVERY.multipliedBy(3));
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "progress-watch"));

    /** @param patience how long it may stand still */
    public ProgressWatch(KafkaSettings kafka, Duration patience) {
        this.patience = patience;
        admin = Admin.create(kafka.client(Map.of(
                "default.api.timeout.ms", PATIENCE_MILLIS,
                "request.timeout.ms", PATIENCE_MILLIS,
                "client.id", "sapando-progress-watch")));
        clock.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Empty while it gets on, or has nothing to do. Why it does not is not for everybody who sends. */
    public Optional<String> complaint() {
        Duration stood = standstill.longest();
        return stood.compareTo(patience) < 0
                ? Optional.empty()
                : Optional.of("verification has stood still for " + stood.toSeconds()
                        + " s with events before it; its log says why");
    }

    @Override
    public void close() {
        clock.shutdownNow();
        admin.close(Duration.ofSeconds(1));
    }

    private void look() {
        try {
            standstill.looked(reached(), System.nanoTime());
            if (blind) {
                blind = false;
                LOG.info("progress_known_again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            // Told, once until it is over: an exception let go here would end the looking for good.
            standstill.lookedInVain();
            if (!blind) {
                blind = true;
                LOG.warn("progress_not_known group={} reason={}", VerificationStream.APPLICATION, e.toString());
            }
        }
    }

    private Map<TopicPartition, Reach> reached() throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = partitions();
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                        VerificationStream.APPLICATION)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, ListOffsetsResultInfo> firsts = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(partitions, OffsetSpec.latest());
        var reached = new HashMap<TopicPartition, Reach>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata read = committed.get(partition);
            reached.put(
                    partition,
                    new Reach(
                            read == null ? Standstill.NOTHING : read.offset(),
                            offset(firsts, partition),
                            offset(ends, partition)));
        }
        return reached;
    }

    private List<TopicPartition> partitions() throws ExecutionException, InterruptedException {
        String topic = Topics.EVENTS_COLLECTED.name();
        Map<String, TopicDescription> described =
                admin.describeTopics(List.of(topic)).allTopicNames().get();
        return Objects.requireNonNull(described.get(topic)).partitions().stream()
                .map(TopicPartitionInfo::partition)
                .map(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> of, TopicPartition partition) {
        return Objects.requireNonNull(of.get(partition)).offset();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(partition -> asked.put(partition, spec));
        return admin.listOffsets(asked).all().get();
    }
}
