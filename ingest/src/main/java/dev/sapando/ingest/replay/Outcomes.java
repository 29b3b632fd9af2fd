package dev.sapando.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Events by outcome, as monitoring counted them so far.
 *
 * @param counted whose they are
 * @param own those of this replay's producer, or everybody's where that is what is counted
 * @param all everybody's
 */
record Outcomes(Counted counted, Map<String, Long> own, Map<String, Long> all) {
    /** What monitoring calls those that came without a key. */
    static final String NO_PRODUCER = "none";

    /** Where monitoring has those producers that it does not name: it names the largest only. */
    private static final String UNNAMED = "other";

    Outcomes {
        own = Map.copyOf(own);
        all = Map.copyOf(all);
    }

    /** Whose outcomes a replay counts. */
    enum Counted {
        OF_ITS_PRODUCER,
        EVERYBODYS
    }

    /**
     * @param rows of {@code ingest?by=producer}
     * @param producer whose events are sent; empty where the collector does not say
     */
    static Outcomes of(JsonNode rows, Optional<String> producer) {
        var byProducer = new TreeMap<String, Map<String, Long>>();
        var all = new TreeMap<String, Long>();
        for (JsonNode row : rows) {
            String outcome = row.path("labels").path("outcome").asText("");
            if (!outcome.isEmpty()) {
                long count = row.path("value").asLong();
                String name = row.path("labels").path("producer").asText(NO_PRODUCER);
                byProducer.computeIfAbsent(name, any -> new TreeMap<>()).merge(outcome, count, Long::sum);
                all.merge(outcome, count, Long::sum);
            }
        }
        // A producer without a row has sent nothing yet, unless it may be among those without a name.
        boolean known = producer.filter(name -> byProducer.containsKey(name) || !byProducer.containsKey(UNNAMED))
                .isPresent();
        return known
                ? new Outcomes(Counted.OF_ITS_PRODUCER, byProducer.getOrDefault(producer.get(), Map.of()), all)
                : new Outcomes(Counted.EVERYBODYS, all, all);
    }

    /** What came to its end since; everybody's where one of the two does not tell the producer apart. */
    Aftermath since(Outcomes before) {
        boolean apart = counted == Counted.OF_ITS_PRODUCER && before.counted == Counted.OF_ITS_PRODUCER;
        Map<String, Long> from = apart ? before.own : before.all;
        Map<String, Long> to = apart ? own : all;
        long verified = rise(from, to, "verified");
        long duplicates = rise(from, to, "duplicates");
        long rejected = rise(from, to, "rejected_verify");
        long everybodys = rise(before.all, all, "verified")
                + rise(before.all, all, "duplicates")
                + rise(before.all, all, "rejected_verify");
        return new Aftermath(
                verified,
                duplicates,
                rejected,
                everybodys - verified - duplicates - rejected,
                apart ? Counted.OF_ITS_PRODUCER : Counted.EVERYBODYS);
    }

    private static long rise(Map<String, Long> before, Map<String, Long> after, String outcome) {
        return after.getOrDefault(outcome, 0L) - before.getOrDefault(outcome, 0L);
    }
}
