package dev.sapando.demo.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A command that runs as a process of its own, with what it has told so far. */
final class Running implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Path folder;
    private final Process process;

    private Running(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Ports are free ones unless the environment given says otherwise; temporary files go to {@link #temporary()}. */
    static Running sapando(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/env"))
                && System.getProperty("os.name").equals("Linux")) {
            // Whoever runs the tests in the background has SIGINT ignored, and children inherit that.
            command.addAll(List.of("/usr/bin/env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sapando.demo.Sapando"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().putAll(FreePorts.settings());
        builder.environment().putAll(environment);
        return new Running(folder, builder.start());
    }

    /** The first match in what it tells on either output; fails where it ends before. */
    MatchResult awaitTold(String regex) {
        var pattern = Pattern.compile(regex);
        return await().atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(20))
                .failFast("it ended before it told " + regex, () -> !process.isAlive())
                .until(
                        () -> pattern.matcher(read("err.txt") + read("out.txt"))
                                .results()
                                .findFirst(),
                        m -> m.isPresent())
                .orElseThrow();
    }

    /** @param name such as {@code INT} */
    void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (status != 0) {
            throw new AssertionError("kill -" + name + " failed with " + status);
        }
    }

    Ended end(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + within + ": " + read("err.txt"));
        }
        return new Ended(process.exitValue(), read("out.txt"), read("err.txt"));
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
