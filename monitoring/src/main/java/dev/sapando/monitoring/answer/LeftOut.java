package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What stands in no account, because nobody can know what was accepted in its minute of arrival: in a sentence. */
final class LeftOut {
    private static final List<String> ENDS = List.of("ingest.verified", "ingest.duplicates", "ingest.rejected");

    private LeftOut() {}

    static Optional<String> of(Query query) {
        KnownMinutes known = query.cells().knownMinutes();
        var byMinute = new TreeMap<String, BigDecimal>();
        for (String metric : ENDS) {
            query.cells()
                    .sums(
                            metric,
                            (minute, labels) ->
                                    known.has(minute, labels) || !Ingest.isAsked(query, minute) ? null : minute)
                    .forEach((minute, sum) -> byMinute.merge(minute, sum, BigDecimal::add));
        }
        if (byMinute.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal events = byMinute.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of("Left out: " + events.stripTrailingZeros().toPlainString()
                + " events that arrived in minutes from " + byMinute.firstKey() + " to " + byMinute.lastKey()
                + ". What was accepted then is not known here: it was not read before events.collected let it go.");
    }
}
