package dev.sapando.monitoring.reconcile;

import dev.sapando.event.EventType;
import dev.sapando.event.ProducerName;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.business.Label;
import dev.sapando.schema.Event;
import dev.sapando.schema.Outcome;
import dev.sapando.schema.RejectedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something counted in a minute of arrival.
 *
 * @param cell its period is the minute, as {@code 2024-03-01T09:00:00Z}, which sorts by time
 * @param kind whether {@code amount} is one more, all there are, or what there is at least
 */
record MinuteCount(Cell cell, long amount, Kind kind) {
    enum Kind {
        MORE,
        TOTAL,
        AT_LEAST
    }

    static final String ACCEPTED = "ingest.accepted";

    private static final String VERIFIED = "ingest.verified";
    private static final String DUPLICATES = "ingest.duplicates";
    private static final String REJECTED = "ingest.rejected";
    static final Set<String> ENDS = Set.of(VERIFIED, DUPLICATES, REJECTED);

    private static final String UNKNOWN = "unknown";
    /** Brokers' clocks differ, and what is old leaves verification a little later. */
    private static final Duration SLACK = Duration.ofHours(1);
    /** How far back verification tells. */
    static final Duration OLDEST_TOLD = MinuteTotals.KEPT.plus(SLACK);

    /** @param event null where the record could not be read */
    static List<MinuteCount> accepted(@Nullable Event event, long arrival, int partition) {
        return List.of(more(cell(
                ACCEPTED,
                arrival,
                event == null ? null : event.getType(),
                partition,
                event == null ? null : event.getProducer())));
    }

    static List<MinuteCount> rejected(@Nullable RejectedEvent rejected, long arrival, int partition) {
        if (rejected == null) {
            return List.of();
        }
        return List.of(more(cell("ingest.refused", arrival, rejected.getEventType(), partition, rejected.getProducer())
                .and("reason", Label.of(rejected.getCode()))
                .and("stage", Label.of(rejected.getStage()))));
    }

    static List<MinuteCount> outcomes(Outcome outcome) {
        return List.of(
                total(outcome, VERIFIED, outcome.getVerified()),
                total(outcome, DUPLICATES, outcome.getDuplicates()),
                total(outcome, REJECTED, outcome.getRejected()));
    }

    /** @param minutes how many, up to and with {@code until}, are not known of the partition */
    static MinuteCount gap(long until, long minutes, int partition) {
        Cell cell = Cell.of("ingest.gap", minute(until).toString(), "partition", String.valueOf(partition));
        return new MinuteCount(cell, minutes, Kind.AT_LEAST);
    }

    /** @param events how many of a gap's partition were let go before they were read; {@code from} is the gap's first minute */
    static MinuteCount unread(long from, long events, int partition) {
        return new MinuteCount(
                Cell.of("ingest.unread", minute(from).toString(), "partition", String.valueOf(partition)),
                events,
                Kind.MORE);
    }

    /**
     * Verification tells a minute from its own time on and for as long as it is kept. Of any other minute nothing will ever arrive here,
     * and one of the year 9999 would stand unaccounted until then.
     */
    static boolean canBeTold(Instant minute, Instant arrival) {
        return !minute.isAfter(arrival.plus(SLACK)) && !minute.isBefore(arrival.minus(OLDEST_TOLD));
    }

    private static MinuteCount more(Cell cell) {
        return new MinuteCount(cell, 1, Kind.MORE);
    }

    private static MinuteCount total(Outcome outcome, String metric, long amount) {
        Cell cell = cell(
                metric,
                outcome.getMinute().toEpochMilli(),
                outcome.getEventType(),
                outcome.getPartition(),
                outcome.getProducer());
        return new MinuteCount(cell, amount, Kind.TOTAL);
    }

    private static Cell cell(
            String metric, long arrival, @Nullable String type, int partition, @Nullable String producer) {
        Cell cell =
                Cell.of(metric, minute(arrival).toString(), "type", type(type), "partition", String.valueOf(partition));
        String name = ProducerName.orNone(producer);
        return name == null ? cell : cell.and("producer", name);
    }

    static Instant minute(long arrival) {
        return Instant.ofEpochMilli(arrival).truncatedTo(ChronoUnit.MINUTES);
    }

    /** Only types we know are labels: a client must not be able to make cells. */
    private static String type(@Nullable String wireName) {
        return wireName == null
                ? UNKNOWN
                : EventType.of(wireName).map(EventType::wireName).orElse(UNKNOWN);
    }
}
