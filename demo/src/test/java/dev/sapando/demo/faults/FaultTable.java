package dev.sapando.demo.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What happened, one fault a line; the first number of two is that of {@code events.verified}, the second the archive's. */
final class FaultTable {
    private static final String LINE = "%-22s %9s %9s %9s %9s %9s %9s %11s %12s";

    private final List<String> lines = new ArrayList<>();
    private long sent;
    private long accepted;
    private long retried;
    private long copies;

    FaultTable() {
        lines.add(LINE.formatted(
                "fault", "s down", "sent", "accepted", "retried", "copies", "lost", "duplicates", "unaccounted"));
    }

    void happened(Fault fault, Duration down, Outcome now) {
        lines.add(LINE.formatted(
                fault.label(),
                "%.1f".formatted(down.toMillis() / 1_000.0),
                now.sent() - sent,
                now.accepted() - accepted,
                now.retried() - retried,
                now.copies() - copies,
                now.lost(),
                now.duplicates(),
                now.unaccounted()));
        sent = now.sent();
        accepted = now.accepted();
        retried = now.retried();
        copies = now.copies();
    }

    void skipped(Fault fault, String why) {
        lines.add("%-22s %s".formatted(fault.label(), why));
    }

    @Override
    public String toString() {
        var all = new ArrayList<>(lines);
        all.add(LINE.formatted("in all", "", sent, accepted, retried, copies, "", "", ""));
        return String.join(System.lineSeparator(), all);
    }
}
