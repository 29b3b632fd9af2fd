package dev.sapando.ingest.collect;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever a body is made of, it is taken apart into what is accepted and what is refused. */
class JsonFuzz {
    @FuzzTest(maxDuration = "10s")
    void no_body_breaks_a_reader(byte[] body) {
        new ReaderPromise().holdsFor(body);
    }
}
