package dev.sapando.ingest.collect;

import java.io.IOException;

/** Knows one kind of thing that can be sent to the collector. */
interface ElementReader {
    /**
     * The parser stands on the start of an object and is left on its end.
     *
     * @throws IOException where the text is not JSON
     */
    Element read(JsonInput input, Arrival arrival) throws IOException;

    /** Whether the bytes of something that is no such object may be kept. */
    boolean mayBeKept(byte[] unreadable);

    /** Where a refusal happened, as {@code events.rejected} names it. */
    String stage();
}
