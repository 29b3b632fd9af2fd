package dev.sapando.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Events by outcome, as monitoring counted them so far.
 *
 * @param own those of this replay's producer, where it knows which it is; otherwise everybody's
 * @param all everybody's
 */
record Outcomes(Map<String, Long> own, Map<String, Long> all) {
    /** What monitoring calls those that came without a key. */
    static final String NO_PRODUCER = "none";

    Outcomes {
        own = Map.copyOf(own);
        all = Map.copyOf(all);
    }

    /** @param rows of {@code ingest?by=producer} */
    static Outcomes of(JsonNode rows, Optional<String> producer) {
        var own = new TreeMap<String, Long>();
        var all = new TreeMap<String, Long>();
        for (JsonNode row : rows) {
            String outcome = row.path("labels").path("outcome").asText("");
            if (outcome.isEmpty()) {
                continue;
            }
            long count = row.path("value").asLong();
            String name = row.path("labels").path("producer").asText(NO_PRODUCER);
            all.merge(outcome, count, Long::sum);
            if (producer.map(name::equals).orElse(true)) {
                own.merge(outcome, count, Long::sum);
            }
        }
        return new Outcomes(own, all);
    }

    /** What came to its end since. */
    Aftermath since(Outcomes before) {
        long verified = rise(before.own, own, "verified");
        long duplicates = rise(before.own, own, "duplicates");
        long rejected = rise(before.own, own, "rejected_verify");
        long everybodys = rise(before.all, all, "verified")
                + rise(before.all, all, "duplicates")
                + rise(before.all, all, "rejected_verify");
        return new Aftermath(verified, duplicates, rejected, everybodys - verified - duplicates - rejected);
    }

    private static long rise(Map<String, Long> before, Map<String, Long> after, String outcome) {
        return after.getOrDefault(outcome, 0L) - before.getOrDefault(outcome, 0L);
    }
}
