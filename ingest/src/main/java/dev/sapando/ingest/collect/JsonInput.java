package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON text as it arrived, with a parser on it: every value can be had as the very bytes that were sent. */
final class JsonInput implements AutoCloseable {
    private final byte[] bytes;
    private final int from;
    private final JsonParser parser;

    JsonInput(JsonFactory json, byte[] bytes, int from, int to) throws IOException {
        this.bytes = bytes;
        this.from = from;
        this.parser = json.createParser(bytes, from, to - from);
    }

    JsonParser parser() {
        return parser;
    }

    /** Where the current token starts. */
    int start() {
        return from + (int) parser.currentTokenLocation().getByteOffset();
    }

    /** Reads the current value to its end and says where that is. */
    int end() throws IOException {
        parser.skipChildren();
        parser.finishToken();
        return from + (int) parser.currentLocation().getByteOffset();
    }

    /** The current value, read to its end, as it was written. */
    String valueAsWritten() throws IOException {
        int start = start();
        return new String(bytes, start, end() - start, StandardCharsets.UTF_8);
    }

    byte[] slice(int start, int end) {
        return Arrays.copyOfRange(bytes, start, end);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
