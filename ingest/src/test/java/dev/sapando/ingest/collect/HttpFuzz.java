package dev.sapando.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
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
        // The collector is asked over a real connection, which the fuzzer would take for an attack it has found.
        try (SilentCloseable allowed = BugDetectors.allowNetworkConnections((host, port) -> port == PROMISE.port())) {
            assertThat(allowed).isNotNull();
            PROMISE.holdsFor(wire);
        }
    }
}
