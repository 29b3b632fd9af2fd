package dev.sapando.ingest.replay;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Sends batches, and repeats what the collector or the network sends back for a while. */
final class CollectorClient {
    /** Answers that may be others in a moment. */
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long FIRST_WAIT_MILLIS = 100;
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI events;
    private final String writeKey;
    private final Duration retryFor;

    /** @param writeKey sent as {@code X-Write-Key} unless it is blank */
    CollectorClient(URI collector, String writeKey, Duration retryFor) {
        this.writeKey = writeKey;
        this.events = collector.resolve("/v1/events");
        this.retryFor = retryFor;
    }

    /** Returns when the collector has answered, or when it is given up. */
    Sent send(byte[] lines) throws InterruptedIOException {
        HttpRequest.Builder unsigned = HttpRequest.newBuilder(events)
                .header("Content-Type", "application/x-ndjson")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(lines));
        HttpRequest request = (writeKey.isBlank() ? unsigned : unsigned.header("X-Write-Key", writeKey)).build();
        long begun = System.nanoTime();
        int retries = 0;
        String problem = "";
        for (long wait = FIRST_WAIT_MILLIS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS)) {
            long asked = 0;
            try {
                HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == 202) {
                    return new Sent(Optional.of(Verdicts.read(answer.body())), retries, problem);
                }
                problem = answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
                if (!PASSING.contains(answer.statusCode())) {
                    return new Sent(Optional.empty(), retries, problem);
                }
                asked = retryAfterMillis(answer);
            } catch (InterruptedException e) {
                throw interrupted();
            } catch (IOException e) {
                problem = e + " at " + events;
            }
            if (System.nanoTime() - begun > retryFor.toNanos()) {
                return new Sent(Optional.empty(), retries, problem);
            }
            retries++;
            pause(Math.max(asked, jitter(wait)));
        }
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
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("stopped");
    }
}
