package dev.sapando.ingest.collect;

import dev.sapando.ops.http.Problem;

/** A whole request that cannot be taken, as the problem its sender is told. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Refused(int status, String code, String detail) {
        super(detail, null, false, false);
        this.problem = new Problem(status, code, detail);
    }

    Problem problem() {
        return problem;
    }
}
