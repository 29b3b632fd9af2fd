package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.catalogue.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rows, and how far they may be trusted.
 *
 * @param variant which of the metric's definitions it is, every option named
 * @param asOf event time of the newest event seen, which is another clock than the next one
 * @param completeUntil time of arrival: whatever arrived before is in the numbers
 * @param unreconciledEvents events unaccounted for in settled minutes of arrival, the same number everywhere
 * @param warning that it is given too early, where that can be known
 * @param note why there are no rows or no value, where there are none; and what is left out of the rows
 */
public record Answer(
        Metric metric,
        Variant variant,
        Optional<Instant> asOf,
        Optional<Instant> completeUntil,
        long unreconciledEvents,
        Optional<String> warning,
        Optional<String> note,
        List<Row> rows) {
    public Answer {
        rows = RowOrder.sorted(metric.id(), rows);
    }
}
