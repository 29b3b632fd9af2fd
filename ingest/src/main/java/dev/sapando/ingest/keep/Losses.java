package dev.sapando.ingest.keep;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka and the archive no longer have in common, from one offset until before another: logged, counted, and a warning that
 * stands until the next start, the latest of each partition. Nothing can be done about it here; somebody has to know.
 */
final class Losses {
    private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

    private final ArchiveMeters meters;
    private final Map<String, String> sentences = new ConcurrentSkipListMap<>();

    Losses(ArchiveMeters meters) {
        this.meters = meters;
    }

    /** Kafka kept these no longer when the archive came for them. */
    void hole(TopicPartition partition, long from, long until) {
        LOG.error(
                "archive_hole partition={} from={} until={} reason=\"Kafka kept it no longer; was the archive off?\"",
                partition,
                from,
                until);
        meters.lost(partition.topic(), until - from);
        tell(partition, from, until, "are missing in the archive: Kafka kept them no longer when it came for them");
    }

    /** Kafka has lost these after they were read, and has other records under the same offsets or will have. */
    void writtenAnew(TopicPartition partition, long from, long until) {
        LOG.error(
                "archive_diverged partition={} from={} until={} reason=\"Kafka has lost what the archive has, and gives its"
                        + " offsets again\"",
                partition,
                from,
                until);
        meters.truncated(partition.topic(), until - from);
        tell(
                partition,
                from,
                until,
                "were archived before Kafka lost them; what it has under the same offsets now is archived too");
    }

    /** The same, but nobody knows whether Kafka has written under earlier offsets since. */
    void cutOff(TopicPartition partition, long from, long until) {
        LOG.error(
                "archive_ahead partition={} from={} until={} reason=\"Kafka has lost what the archive has; what was written"
                        + " again before from is not archived\"",
                partition,
                from,
                until);
        meters.truncated(partition.topic(), until - from);
        tell(
                partition,
                from,
                until,
                "were archived before Kafka lost them; what it has written again before " + from
                        + ", if it has, is not archived");
    }

    /** What to know of, though the archive goes on. */
    Optional<String> warning() {
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", sentences.values()));
    }

    private void tell(TopicPartition partition, long from, long until, String what) {
        sentences.put(
                partition.toString(),
                "of " + partition + " offsets from " + from + " until before " + until + " " + what);
    }
}
