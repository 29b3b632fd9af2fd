package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
            return unread(query);
        }
        BigDecimal events = byMinute.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of("Left out: " + plain(events)
                + " events that arrived in minutes from " + byMinute.firstKey() + " to " + byMinute.lastKey()
                + ". What was accepted then is not known here: it was not read before events.collected let it go."
                + unread(query).map(told -> " " + told).orElse(""));
    }

    /** Offsets say how many: what nobody tells of is lost. */
    private static Optional<String> unread(Query query) {
        BigDecimal events = sum(query, query.cells().knownMinutes().unread());
        if (events.signum() == 0) {
            return Optional.empty();
        }
        BigDecimal open = sum(query, query.cells().balance().openGaps());
        return Optional.of("By their offsets " + plain(events) + " events were let go unread; "
                + (open.signum() == 0
                        ? "verification tells what became of all of them."
                        : plain(open) + " of all that arrived in these minutes are unaccounted for."));
    }

    private static BigDecimal sum(Query query, Map<Gap, BigDecimal> byGap) {
        return byGap.entrySet().stream()
                .filter(gap -> gap.getKey().isAsked(query))
                .map(gap -> gap.getValue().abs())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
