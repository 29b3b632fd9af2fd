package dev.sapando.demo.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * What monitoring counts, by whose it is.
 *
 * @param own what came with the shop's write key
 * @param others what came with any other, or with none
 */
public record Counted(Ledger own, Ledger others) {
    public static final Counted NOTHING = new Counted(Ledger.of(Stream.empty()), Ledger.of(Stream.empty()));

    /** @param producer name of the shop's write key */
    public static Counted of(MetricsApi metrics, String producer) {
        List<Row> rows = metrics.rows("ingest?by=producer");
        return new Counted(
                Ledger.of(rows.stream().filter(row -> row.is("producer", producer))),
                Ledger.of(rows.stream().filter(row -> !row.is("producer", producer))));
    }

    Counted since(Counted earlier) {
        return new Counted(own.since(earlier.own), others.since(earlier.others));
    }

    long accepted() {
        return own.accepted() + others.accepted();
    }
}
