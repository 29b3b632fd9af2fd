package dev.sapando.demo.shop;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came back over HTTP. */
record Reply(int status, @Nullable String retryAfter, Buffer body) {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Whether the same request may succeed a little later. */
    boolean isForAWhile() {
        return status == 429 || status == 503 || status == 408 || status == 502;
    }

    Duration wait(int attempt) {
        if (retryAfter != null && retryAfter.matches("\\d{1,4}")) {
            Duration asked = Duration.ofSeconds(Long.parseLong(retryAfter));
            return asked.compareTo(LONGEST) < 0 ? asked : LONGEST;
        }
        return backOff(attempt);
    }

    static Duration backOff(int attempt) {
        Duration grown = SOON.multipliedBy(1L << Math.min(attempt, 5));
        return grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
    }

    PipelineFailure failure(String what) {
        String text = body.toString();
        return new PipelineFailure(
                what + " was answered with " + status + ": " + text.substring(0, Math.min(200, text.length())),
                status / 100 == 4 && !isForAWhile());
    }
}
