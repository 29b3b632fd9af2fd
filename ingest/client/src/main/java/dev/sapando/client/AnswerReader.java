package dev.sapando.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the collector's answers. */
final class AnswerReader {
    private static final JsonFactory JSON = new JsonFactory();

    private AnswerReader() {}

    /** @throws IOException where the answer does not say of each event what became of it */
    static List<Verdict> verdicts(byte[] answer, List<Held> events) throws IOException {
        var verdicts = new ArrayList<>(
                events.stream().map(event -> Verdict.accepted(event.eventId())).toList());
        long accepted = -1;
        int rejected = 0;
        try (JsonParser json = JSON.createParser(answer)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (name.equals("accepted") && value == JsonToken.VALUE_NUMBER_INT) {
                    accepted = json.getLongValue();
                } else if (name.equals("rejected") && value == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        reject(scalars(json), verdicts);
                        rejected++;
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
        require(accepted + rejected == events.size()
                && verdicts.stream().filter(Verdict::isAccepted).count() == accepted);
        return verdicts;
    }

    /** What a problem+json says, as far as it is one. */
    static Map<String, String> problem(byte[] answer) {
        try (JsonParser json = JSON.createParser(answer)) {
            return json.nextToken() == JsonToken.START_OBJECT ? scalars(json) : Map.of();
        } catch (IOException e) {
            // Not of our collector, a proxy's page for instance: its status has to do.
            return Map.of();
        }
    }

    private static void reject(Map<String, String> refusal, List<Verdict> verdicts) throws IOException {
        String index = refusal.getOrDefault("index", "");
        require(index.matches("\\d{1,9}") && Integer.parseInt(index) < verdicts.size());
        int at = Integer.parseInt(index);
        List<String> told = Stream.of("code", "field", "detail")
                .map(name -> refusal.getOrDefault(name, ""))
                .toList();
        verdicts.set(at, Verdict.rejected(verdicts.get(at).eventId(), told.get(0), told.get(1), told.get(2)));
    }

    private static Map<String, String> scalars(JsonParser json) throws IOException {
        var fields = new HashMap<String, String>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                fields.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return fields;
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("the answer does not account for every event; is that the collector?");
        }
    }
}
