package dev.sapando.ingest.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.ingest.keys.PresentedKey;
import dev.sapando.ops.http.NoAnswer;
import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Sends parcels, and repeats what the collector or the network sends back for a while. For several threads. */
final class CollectorClient {
    /** Answers that may be others in a moment. */
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final AtomicLong retries = new AtomicLong();
    private final URI collector;
    private final URI target;
    private final String writeKey;
    private final Duration retryFor;
    private final Outage outage;

    /**
     * @param writeKey sent as {@code X-Write-Key} unless it is blank
     * @param messages where outages are told
     */
    CollectorClient(URI collector, String writeKey, Duration retryFor, PrintStream messages) {
        this(collector, "/v1/events", writeKey, retryFor, messages);
    }

    CollectorClient(URI collector, String path, String writeKey, Duration retryFor, PrintStream messages) {
        this.collector = collector;
        this.writeKey = writeKey;
        this.target = collector.resolve(path);
        this.retryFor = retryFor;
        this.outage = new Outage(collector, retryFor, messages, System::nanoTime);
    }

    /**
     * Before anything is sent: asks until somebody answers, whatever the answer is.
     *
     * @throws StartFailure where nobody does
     */
    void requireAnswer(Duration patience) throws InterruptedIOException {
        HttpRequest request =
                HttpRequest.newBuilder(target).timeout(PATIENCE).GET().build();
        long begun = System.nanoTime();
        for (long wait = FIRST_WAIT_MILLIS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS)) {
            try {
                client.send(request, HttpResponse.BodyHandlers.discarding());
                return;
            } catch (InterruptedException e) {
                throw interrupted();
            } catch (IOException e) {
                if (System.nanoTime() - begun >= patience.toNanos()) {
                    throw new StartFailure(
                            "no collector answers at " + collector + " (" + NoAnswer.reason(e)
                                    + "); start one with ./sapando up, or name another with --to",
                            e);
                }
            }
            pause(wait);
        }
    }

    /**
     * Whose events those are that are sent here: the key's name, or none without a key. Empty where the collector does not say.
     * Nothing is stored by asking.
     */
    Optional<String> producer() {
        HttpRequest.Builder request = HttpRequest.newBuilder(collector.resolve("/v1/events:check"))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString("[]"));
        try {
            HttpResponse<byte[]> answer =
                    client.send(PresentedKey.on(request, writeKey).build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode name =
                    answer.statusCode() == 200 ? JSON.readTree(answer.body()).path("producer") : JSON.missingNode();
            return name.isMissingNode() ? Optional.empty() : Optional.of(name.asText(Outcomes.NO_PRODUCER));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Returns when the collector has answered, or when it is given up. */
    Sent send(Parcel parcel) throws InterruptedIOException {
        HttpRequest.Builder unsigned = HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-ndjson")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(parcel.body()));
        HttpRequest request = PresentedKey.on(unsigned, writeKey).build();
        long begun = System.nanoTime();
        for (long wait = FIRST_WAIT_MILLIS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS)) {
            long asked = 0;
            int status = 0;
            String problem;
            try {
                HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                status = answer.statusCode();
                if (status == 202) {
                    Verdicts verdicts = Verdicts.read(answer.body());
                    outage.over();
                    return Sent.taken(parcel, verdicts);
                }
                problem = status + " " + words(answer.body());
                if (!PASSING.contains(status)) {
                    outage.over();
                    return Sent.givenUp(parcel, status, problem);
                }
                asked = retryAfterMillis(answer);
            } catch (InterruptedException e) {
                throw interrupted();
            } catch (IOException e) {
                problem = NoAnswer.reason(e);
            }
            if (!outage.mayRetry(problem) || System.nanoTime() - begun > retryFor.toNanos()) {
                return Sent.givenUp(parcel, status, problem);
            }
            retries.incrementAndGet();
            pause(Math.max(asked, jitter(wait)));
        }
    }

    /** Requests that were sent again, so far. */
    long retries() {
        return retries.get();
    }

    /** Code and detail of a problem (RFC 9457), or whatever else was answered. */
    private static String words(byte[] answer) {
        try {
            JsonNode problem = JSON.readTree(answer);
            if (problem != null && problem.hasNonNull("code")) {
                return problem.path("code").asText() + ": "
                        + problem.path("detail").asText();
            }
        } catch (IOException e) {
            // Not ours, a proxy's perhaps: shown as it is.
            return text(answer);
        }
        return text(answer);
    }

    private static String text(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8).strip();
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    /** Between half of it and all of it: those who were sent away together shall not come back together. */
    private static long jitter(long wait) {
        return wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1);
    }

    private static long retryAfterMillis(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,3}"))
                .map(text -> Math.min(Long.parseLong(text) * 1_000, LONGEST_WAIT_MILLIS))
                .orElse(0L);
    }

    private static void pause(long millis) throws InterruptedIOException {
        if (!Pause.of(Duration.ofMillis(millis))) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("stopped");
    }
}
