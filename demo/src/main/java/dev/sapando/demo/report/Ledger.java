package dev.sapando.demo.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * How many events came to which end, as monitoring counts them from the topics.
 *
 * @param accepted by the collector
 * @param rejected by the collector
 * @param rejectedLater by verification, after they were accepted
 */
public record Ledger(long accepted, long rejected, long verified, long duplicates, long rejectedLater) {
    /** Of everybody's. */
    public static Ledger of(MetricsApi metrics) {
        return of(metrics.rows("ingest").stream());
    }

    static Ledger of(Stream<Row> counts) {
        List<Row> rows = counts.toList();
        return new Ledger(
                count(rows, "accepted"),
                count(rows, "rejected_collect"),
                count(rows, "verified"),
                count(rows, "duplicates"),
                count(rows, "rejected_verify"));
    }

    /** What has come in since {@code earlier}: kept data may hold more than this run sent. */
    public Ledger since(Ledger earlier) {
        return new Ledger(
                accepted - earlier.accepted,
                rejected - earlier.rejected,
                verified - earlier.verified,
                duplicates - earlier.duplicates,
                rejectedLater - earlier.rejectedLater);
    }

    /** Accepted events whose end is not known; 0 once verification and monitoring have caught up. */
    public long unaccounted() {
        return accepted - ended();
    }

    public long ended() {
        return verified + duplicates + rejectedLater;
    }

    private static long count(List<Row> rows, String outcome) {
        return rows.stream()
                .filter(row -> row.is("outcome", outcome))
                .mapToLong(Row::count)
                .sum();
    }
}
