package dev.sapando.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus's own judge of what it is given; where it is not installed, a test that asks it is skipped. */
public final class Promtool {
    /** Its exit status where there is something to say against names and units. */
    private static final int LINTED = 3;

    private Promtool() {}

    public static void takes(String... arguments) throws IOException, InterruptedException {
        Process asked = start(arguments);
        String said = said(asked);
        assertThat(asked.waitFor()).as(said).isZero();
    }

    /** What it says of a text, a line each. */
    public static List<String> lint(String exposition) throws IOException, InterruptedException {
        Process asked = start("check", "metrics");
        // It says nothing before it has read all.
        try (var in = asked.getOutputStream()) {
            in.write(exposition.getBytes(StandardCharsets.UTF_8));
        }
        String said = said(asked);
        assertThat(asked.waitFor()).as(said).isIn(0, LINTED);
        return said.lines().toList();
    }

    private static Process start(String... arguments) throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "skipped: there is no promtool on the PATH (apt-get install prometheus)");
        return new ProcessBuilder(Stream.concat(Stream.of("promtool"), Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .start();
    }

    private static String said(Process asked) throws IOException {
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
