package dev.sapando.ingest.keys;

import dev.sapando.ops.http.Problem;
import java.time.Duration;
import java.util.List;

/** A request that may not come in, as the problem its sender is told. */
public final class Denied extends Exception {
    /** Every code there is: they are counted, and a count that is born with its first case shows no increase. */
    public static final List<String> CODES =
            List.of("key_missing", "key_unknown", "key_scope", "origin_not_allowed", "rate_exceeded");

    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final Duration wait;

    Denied(int status, String code, String detail) {
        this(status, code, detail, Duration.ZERO);
    }

    /** @param wait after which it may come in; zero where waiting does not help */
    Denied(int status, String code, String detail, Duration wait) {
        super(detail, null, false, false);
        if (!CODES.contains(code)) {
            throw new IllegalArgumentException(code + " is none of " + CODES);
        }
        this.problem = new Problem(status, code, detail);
        this.wait = wait;
    }

    public Problem problem() {
        return problem;
    }

    public Duration retryAfter() {
        return wait;
    }
}
