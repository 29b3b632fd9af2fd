package dev.sapando.ingest.rejected;

import dev.sapando.ops.run.StartFailure;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** The lines that are to be sent again, a file for each way; nothing is sent before all of them are there. */
final class Spool implements Closeable {
    private final Path folder;
    private final Map<Route, Path> files = new EnumMap<>(Route.class);
    private final Map<Route, BufferedWriter> open = new EnumMap<>(Route.class);

    Spool() throws IOException {
        folder = Files.createTempDirectory("sapando-rejected");
    }

    void add(Route route, String line) throws IOException {
        BufferedWriter writer = open.get(route);
        if (writer == null) {
            Path file = folder.resolve(route + ".jsonl");
            writer = Files.newBufferedWriter(file);
            open.put(route, writer);
            files.put(route, file);
        }
        writer.write(line);
        writer.write('\n');
    }

    /** No more lines come. */
    void finish() throws IOException {
        for (BufferedWriter writer : open.values()) {
            writer.close();
        }
        open.clear();
    }

    Map<Route, Path> files() {
        return Map.copyOf(files);
    }

    /**
     * Lets a command of the user's repair the lines: it reads them on its standard input and writes those that are to be sent.
     *
     * @throws StartFailure where it fails; then nothing of what it wrote can be relied on
     */
    void through(String command) throws IOException, InterruptedException {
        for (var lines : files().entrySet()) {
            Path repaired = folder.resolve(lines.getKey() + ".repaired.jsonl");
            int status = new ProcessBuilder("sh", "-c", command)
                    .redirectInput(lines.getValue().toFile())
                    .redirectOutput(repaired.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new StartFailure("--through " + command + " ended with status " + status
                        + "; nothing was sent. Try it on the lines that --output writes");
            }
            files.put(lines.getKey(), repaired);
        }
    }

    /**
     * Lets the events go that were verified already.
     *
     * @return reason → how many
     */
    Map<String, Long> without(AlreadyVerified verified) throws IOException {
        Path events = files.get(Route.EVENTS);
        if (events == null) {
            return Map.of();
        }
        Path remaining = folder.resolve(Route.EVENTS + ".remaining.jsonl");
        Map<String, Long> leftOut = verified.leaveOut(events, remaining);
        files.put(Route.EVENTS, remaining);
        return leftOut;
    }

    static long count(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> !line.isBlank()).count();
        }
    }

    @Override
    public void close() throws IOException {
        finish();
        var left = new ArrayList<Path>();
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(left::add);
        }
        for (Path file : left) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
