package dev.sapando.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** How a {@code replay} ended: its exit status and what it said. */
record Ended(int status, String output, String errors, JsonNode json) {
    static Ended replay(String... arguments) {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        try {
            System.setOut(new PrintStream(output, true, UTF_8));
            System.setErr(new PrintStream(errors, true, UTF_8));
            int status = new CommandLine(new ReplayCommand()).execute(arguments);
            String text = output.toString(UTF_8);
            JsonNode json = new ObjectMapper().readTree(text.startsWith("{") ? text : "{}");
            return new Ended(status, text, errors.toString(UTF_8), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
