package dev.sapando.ingest.collect;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.AfterAll;

/** Whatever comes in over the wire, no client's error is answered as ours. */
class HttpFuzz {
    private static final HttpPromise PROMISE = new HttpPromise();

    @AfterAll
    static void close() {
        PROMISE.close();
    }

    @FuzzTest(maxDuration = "10s")
    void no_request_is_answered_with_a_5xx(byte[] wire) {
        PROMISE.holdsFor(wire);
    }
}
