package dev.sapando.ingest.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sapando.event.rule.Violation;
import dev.sapando.ingest.collect.EventCheck.Verdict;
import dev.sapando.ingest.collect.UnknownField;
import dev.sapando.ingest.keys.PresentedKey;
import dev.sapando.ops.http.NoAnswer;
import dev.sapando.ops.run.StartFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks {@code POST /v1/events:check} of a collector that runs, some hundred events at a time. */
final class RunningCollector implements Judge {
    private static final int BATCH = 500;
    private static final int BATCH_BYTES = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI check;
    private final String writeKey;
    private final List<Place> places = new ArrayList<>();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

    /** @param writeKey of scope server, sent unless it is blank */
    RunningCollector(URI collector, String writeKey) {
        this.check = collector.resolve("/v1/events:check");
        this.writeKey = writeKey;
    }

    @Override
    public void judge(Place place, byte[] json, Hearer hearer) throws IOException {
        if (places.size() == BATCH || lines.size() + json.length > BATCH_BYTES) {
            finish(hearer);
        }
        places.add(place);
        lines.write(json);
        lines.write('\n');
    }

    @Override
    public void finish(Hearer hearer) throws IOException {
        if (places.isEmpty()) {
            return;
        }
        JsonNode answer = ask(lines.toByteArray());
        Map<Integer, Verdict> told = told(answer);
        for (int i = 0; i < places.size(); i++) {
            Verdict verdict = told.getOrDefault(i, new Verdict(null, Optional.empty(), List.of(), List.of()));
            hearer.hear(new Judged(places.get(i), verdict));
        }
        places.clear();
        lines.reset();
    }

    private JsonNode ask(byte[] body) throws IOException {
        HttpRequest.Builder request = PresentedKey.on(
                HttpRequest.newBuilder(check)
                        .header("Content-Type", "application/x-ndjson")
                        .timeout(Duration.ofSeconds(30))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                writeKey);
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode json = json(answer.body());
            if (answer.statusCode() != 200 || !json.path("wouldAccept").isIntegralNumber()) {
                throw new StartFailure(check + " answers " + answer.statusCode() + " "
                        + json.path("detail").asText(whatElse(answer.headers())));
            }
            return json;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        } catch (IOException e) {
            throw new StartFailure(
                    "no collector answers at " + check + " (" + NoAnswer.reason(e)
                            + "); start one with ./sapando up, name another with --to, or leave --to out: then the rules"
                            + " of this version are asked",
                    e);
        }
    }

    private static JsonNode json(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Who answers says what it is, as far as it does. */
    private static String whatElse(HttpHeaders answer) {
        return "with " + answer.firstValue("Content-Type").orElse("nothing that says what it is")
                + answer.firstValue("Server").map(name -> " of " + name).orElse("")
                + " and no verdicts, which no collector does; name one with --to, or leave it out: then the rules of this"
                + " version are asked";
    }

    private static Map<Integer, Verdict> told(JsonNode answer) {
        var told = new HashMap<Integer, Verdict>();
        for (JsonNode refusal : answer.path("rejected")) {
            var violation = new Violation(
                    refusal.path("code").asText(),
                    text(refusal, "field"),
                    refusal.path("detail").asText());
            told.put(
                    refusal.path("index").asInt(),
                    new Verdict(text(refusal, "eventId"), Optional.of(violation), List.of(), List.of()));
        }
        for (JsonNode flag : answer.path("flags")) {
            told.merge(
                    flag.path("index").asInt(),
                    new Verdict(
                            text(flag, "eventId"),
                            Optional.empty(),
                            List.of(flag.path("flag").asText()),
                            List.of()),
                    RunningCollector::both);
        }
        for (JsonNode warning : answer.path("warnings")) {
            var unknown =
                    new UnknownField(warning.path("field").asText(), Optional.ofNullable(text(warning, "nearest")));
            told.merge(
                    warning.path("index").asInt(),
                    new Verdict(text(warning, "eventId"), Optional.empty(), List.of(), List.of(unknown)),
                    RunningCollector::both);
        }
        return told;
    }

    private static Verdict both(Verdict one, Verdict other) {
        var flags = new ArrayList<>(one.flags());
        flags.addAll(other.flags());
        var unknown = new ArrayList<>(one.unknown());
        unknown.addAll(other.unknown());
        return new Verdict(one.eventId(), one.violation(), flags, unknown);
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.path(field).isTextual() ? json.path(field).asText() : null;
    }
}
