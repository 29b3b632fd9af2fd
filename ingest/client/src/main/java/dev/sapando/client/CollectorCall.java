package dev.sapando.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** One request to the collector: lines of JSON, compressed where that pays. */
final class CollectorCall {
    private static final int ACCEPTED = 202;
    private static final int TOO_LARGE = 413;
    /** The body is at fault, not the moment, the key or the address: a smaller one may pass. */
    private static final Set<Integer> UNFIT = Set.of(400, TOO_LARGE, 422);

    private final HttpClient http;
    private final ClientSettings settings;

    CollectorCall(ClientSettings settings) {
        this.settings = settings;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    Reply post(List<Held> events) throws InterruptedException {
        try {
            return reply(http.send(request(body(events)), BodyHandlers.ofByteArray()), events);
        } catch (IOException e) {
            return new Reply.Passing(e + " at " + settings.events(), Optional.empty());
        }
    }

    private Reply reply(HttpResponse<byte[]> answer, List<Held> events) throws IOException {
        if (answer.statusCode() == ACCEPTED) {
            return new Reply.Answered(AnswerReader.verdicts(answer.body(), events));
        }
        Map<String, String> problem = AnswerReader.problem(answer.body());
        String detail = answer.statusCode() + " " + problem.getOrDefault("detail", "");
        if (UNFIT.contains(answer.statusCode()) && isMeant(answer.statusCode(), problem)) {
            return new Reply.Unfit(problem.getOrDefault("code", "http_" + answer.statusCode()), detail);
        }
        return new Reply.Passing(detail, retryAfter(answer, settings.clock()));
    }

    /** What stands between, a proxy for instance, can say that a body is too large, and that alone: nothing else is a verdict of its. */
    private static boolean isMeant(int status, Map<String, String> problem) {
        return problem.containsKey("code") || status == TOO_LARGE;
    }

    private HttpRequest request(byte[] body) {
        var request = HttpRequest.newBuilder(settings.events())
                .header("Content-Type", "application/x-ndjson")
                .timeout(settings.requestTimeout());
        settings.key().ifPresent(key -> request.header("X-Write-Key", key));
        if (body.length < settings.gzipFrom()) {
            return request.POST(BodyPublishers.ofByteArray(body)).build();
        }
        return request.header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed(body)))
                .build();
    }

    private static byte[] body(List<Held> events) {
        var out = new ByteArrayOutputStream();
        for (Held event : events) {
            out.writeBytes(event.json());
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static byte[] packed(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 4);
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> answer, Clock clock) {
        return answer.headers().firstValue("Retry-After").flatMap(text -> RetryAfter.parse(text, clock.instant()));
    }
}
