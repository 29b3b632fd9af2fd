package dev.sapando.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What the collector answered to one batch. */
record Verdicts(long accepted, Map<String, Long> rejectedByCode) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Verdicts {
        rejectedByCode = Map.copyOf(rejectedByCode);
    }

    static Verdicts read(byte[] answer) throws IOException {
        JsonNode json = JSON.readTree(answer);
        if (!json.path("accepted").isIntegralNumber()) {
            throw new IOException("the answer does not say how many were accepted; is that the collector?");
        }
        var rejected = new TreeMap<String, Long>();
        json.path("rejected")
                .forEach(refusal -> rejected.merge(refusal.path("code").asText(), 1L, Long::sum));
        return new Verdicts(json.path("accepted").asLong(), rejected);
    }
}
