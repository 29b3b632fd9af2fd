package dev.sapando.ingest.collect;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.AfterAll;

/** Whatever comes in over the wire, no client's error is answered as ours. */
class HttpFuzz {
    private static final HttpPromise PROMISE = new HttpPromise();

    /** The collector is asked over a real connection, which the fuzzer would take for an attack of its own making. */
    private static final SilentCloseable ALLOWED =
            BugDetectors.allowNetworkConnections(
                    (host, port) -> host.equals("localhost") || host.equals("127.0.0.1"));

    @AfterAll
    static void close() {
        PROMISE.close();
        ALLOWED.close();
    }

    @FuzzTest(maxDuration = "10s")
    void no_request_is_answered_with_a_5xx(byte[] wire) {
        PROMISE.holdsFor(wire);
    }
}
