package dev.sapando.ingest.keep;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics and commits what it read, in one thread. Where the disk refuses it keeps what it has, reads no further than its
 * bounds, complains, and tries again: Kafka keeps the rest.
 */
final class ArchiveStream implements Runnable, Worker.Closing {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveStream.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofMinutes(1);
    private static final Duration LOOK_FOR_THE_END = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final Positions positions;
    private final Losses losses;
    private final Intake intake;
    private final Pending pending;
    private final List<ArchivedTopic<?>> topics;
    private final ArchiveMeters meters;
    private final SkippedLog skippedLog;
    private final Clock clock;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private Instant lookedForPartitions = Instant.MIN;
    private Duration retry = FIRST_RETRY;
    private Instant notBefore = Instant.MIN;
    private volatile Instant complete = Instant.EPOCH;
    private volatile @Nullable String complaint;
    private volatile @Nullable String away;

    ArchiveStream(
            Consumer<byte[], byte[]> consumer,
            Positions positions,
            Losses losses,
            Intake intake,
            Pending pending,
            List<ArchivedTopic<?>> topics,
            ArchiveMeters meters,
            SkippedLog skippedLog,
            Clock clock) {
        this.consumer = consumer;
        this.positions = positions;
        this.losses = losses;
        this.intake = intake;
        this.pending = pending;
        this.topics = List.copyOf(topics);
        this.meters = meters;
        this.skippedLog = skippedLog;
        this.clock = clock;
    }

    /** Every record that arrived before has been committed. */
    Instant complete() {
        return complete;
    }

    /** What Kafka and the archive no longer have in common. */
    Optional<String> warning() {
        return losses.warning();
    }

    Optional<String> complaint() {
        return Optional.ofNullable(complaint).or(() -> Optional.ofNullable(away));
    }

    /** @see dev.sapando.ops.run.Service#ended() */
    CompletableFuture<String> ended() {
        return ended;
    }

    @Override
    public void run() {
        try {
            while (!closing.get()) {
                stepOrWait();
            }
            commit();
        } catch (WakeupException e) {
            // close() wakes whoever waits for Kafka.
            commit();
        } catch (RuntimeException | Error e) {
            LOG.error("archive_ended", e);
            complaint = "the archive's thread has ended: " + e;
            meters.behindUnknown();
            ended.complete(
                    "its thread met " + e + "; what was not committed is read again from Kafka by the next start");
        } finally {
            skippedLog.tellRest();
            consumer.close();
        }
    }

    /** Returns at once; {@link #run()} ends with a last commit. */
    @Override
    public void close() {
        closing.set(true);
        consumer.wakeup();
    }

    /** As {@link #step()}; where Kafka does not answer for a while that is said, and tried again: it has been waited for already. */
    void stepOrWait() {
        try {
            step();
            if (away != null) {
                LOG.info("archive_reads_again");
                away = null;
            }
        } catch (RetriableException e) {
            if (away == null) {
                LOG.warn("archive_waits_for_kafka reason=\"{}\"", e.getMessage());
            }
            away = "Kafka does not answer the archive, and is asked again: " + e.getMessage();
            meters.behindUnknown();
        }
    }

    /** Reads once and commits where it is time. */
    void step() {
        Instant now = clock.instant();
        if (now.isAfter(lookedForPartitions.plus(LOOK_FOR_PARTITIONS))) {
            positions.assign();
            lookedForPartitions = now;
        }
        read(now);
        if (pending.isDue(now) && !now.isBefore(notBefore)) {
            commit();
        }
        skippedLog.tellDue();
        boolean caughtUp = count();
        boolean due = !now.isBefore(complete.plus(LOOK_FOR_THE_END));
        if (caughtUp && pending.isEmpty() && due && positions.areAtTheEnd()) {
            complete = now;
        }
    }

    private void read(Instant now) {
        if (pending.isFull()) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        try {
            consumer.poll(POLL).forEach(each -> pending.add(Arrival.of(each), now));
        } catch (OffsetOutOfRangeException e) {
            positions.recover(e).forEach((partition, offset) -> pending.goOnAt(partition, offset));
        }
    }

    private void commit() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            intake.commit(pending);
            pending.clear();
            retry = FIRST_RETRY;
            complaint = null;
        } catch (IOException | SQLException e) {
            meters.failed();
            complaint = "the archive cannot be written, and is tried again: " + e.getMessage();
            LOG.error("archive_not_written retry_in={} reason=\"{}\"", retry, e.getMessage());
            notBefore = clock.instant().plus(retry);
            Duration next = retry.multipliedBy(2);
            retry = next.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : next;
        }
    }

    /** Tells the meters; whether everything was read. */
    private boolean count() {
        boolean caughtUp = true;
        for (ArchivedTopic<?> topic : topics) {
            OptionalLong unread = positions.behind(topic.name());
            unread.ifPresent(records -> meters.behind(topic.name(), records + pending.rows(topic.name())));
            caughtUp &= unread.isPresent() && unread.getAsLong() == 0;
        }
        return caughtUp;
    }
}
