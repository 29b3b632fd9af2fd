package dev.sapando.ingest.collect;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Whatever stands in a topic, whoever reads it learns that it is a record or that it is none. */
class AvroFuzz {
    @FuzzTest(maxDuration = "10s")
    void no_record_breaks_a_reader(byte[] value) {
        new RecordPromise().holdsFor(value);
    }
}
