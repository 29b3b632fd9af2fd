package dev.sapando.ingest.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The closing account, for people and for programs. */
record Report(Account account, long retries, Optional<Aftermath> aftermath, Patience patience, double seconds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    String table() {
        var text = new StringBuilder();
        row(text, "lines read", account.lines());
        row(text, "broken lines", account.broken());
        if (account.leftOutCount() > 0) {
            row(text, "outside --from/--until", account.leftOutCount());
        }
        row(text, "sent", account.sent());
        row(text, "accepted", account.accepted());
        row(text, "rejected", account.rejected());
        new TreeMap<>(account.rejectedByCode()).forEach((code, count) -> row(text, "  " + code, count));
        row(text, "retried requests", retries);
        row(text, "could not be sent", account.unsent());
        if (account.isStopped()) {
            row(text, "sent without an answer", account.unknown());
            row(text, "read, not sent any more", account.waiting());
        }
        text.append(String.format("%-26s %,10.1f%n", "seconds", seconds));
        if (account.isStopped()) {
            return text.append("stopped before the end; send the same again, what has arrived counts once"
                            + " (with the same --shift-to, where times were moved)\n")
                    .toString();
        }
        aftermath.ifPresentOrElse(
                after -> {
                    row(text, "verified", after.verified());
                    row(text, "duplicates", after.duplicates());
                    row(text, "rejected later", after.rejectedLater());
                    text.append(whatIsOpen(after)).append(whoseTheyAre(after));
                },
                () -> text.append(
                        "monitoring does not answer: what became of them behind the collector is not known\n"));
        return text.toString();
    }

    /** Says it where there are fewer outcomes than events, or more. */
    private String whatIsOpen(Aftermath after) {
        long open = after.open(account.accepted());
        if (open > 0) {
            return String.format(
                    "%-26s %,10d%n%,d of %,d accepted events had no outcome when monitoring was waited for no longer (%s"
                            + " without any coming, %s altogether).%nKafka has them: verification or monitoring is behind,"
                            + " or away. Look with ./sapando metrics ingest, or wait longer: --settle-for, --settle-at-most%n",
                    "still in flight",
                    open,
                    open,
                    account.accepted(),
                    seconds(patience.quiet()),
                    seconds(patience.most()));
        }
        return open == 0
                ? ""
                : String.format(
                        "that is %,d more than were accepted here: events of others who send without a key or with the"
                                + " same one are counted too, and own ones that were sent again%n",
                        -open);
    }

    private static String whoseTheyAre(Aftermath after) {
        return after.counted() == Outcomes.Counted.OF_ITS_PRODUCER
                ? ""
                : "everybody's outcomes are counted, others' may stand for own ones: this key's cannot be told apart (the"
                        + " collector does not say whose it is, or it is not among the producers that monitoring names:"
                        + " MONITORING_MAX_LABEL_VALUES)\n";
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    String json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("lines", account.lines());
        json.put("broken", account.broken());
        json.put("leftOut", account.leftOutCount());
        json.put("sent", account.sent());
        json.put("accepted", account.accepted());
        json.put("rejected", account.rejected());
        json.put("rejectedByCode", new TreeMap<>(account.rejectedByCode()));
        json.put("retries", retries);
        json.put("unsent", account.unsent());
        if (account.isStopped()) {
            json.putAll(Map.of("stopped", true, "unknown", account.unknown(), "notSent", account.waiting()));
        }
        json.put("seconds", seconds);
        aftermath.ifPresent(after -> json.putAll(Map.of(
                "verified", after.verified(),
                "duplicates", after.duplicates(),
                "rejectedLater", after.rejectedLater(),
                "inFlight", Math.max(0, after.open(account.accepted())),
                "others", after.others(),
                "counted", after.counted() == Outcomes.Counted.EVERYBODYS ? "everybody's" : "own")));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and names are always JSON", e);
        }
    }

    private static void row(StringBuilder text, String name, long value) {
        text.append(String.format("%-26s %,10d%n", name, value));
    }
}
