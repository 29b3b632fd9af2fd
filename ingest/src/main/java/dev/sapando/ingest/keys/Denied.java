package dev.sapando.ingest.keys;

import dev.sapando.ops.http.Problem;
import java.time.Duration;

/** A request that may not come in, as the problem its sender is told. */
public final class Denied extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;
    private final Duration wait;

    Denied(int status, String code, String detail) {
        this(status, code, detail, Duration.ZERO);
    }

    /** @param wait after which it may come in; zero where waiting does not help */
    Denied(int status, String code, String detail, Duration wait) {
        super(detail, null, false, false);
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
