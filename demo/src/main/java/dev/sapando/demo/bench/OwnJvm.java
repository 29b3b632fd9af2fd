package dev.sapando.demo.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A part of a benchmark in a JVM of its own, so that its CPU time is counted without the load's and the broker's: all its threads,
 * garbage collection and compilation included. It is told things on standard input, and ends with that.
 */
final class OwnJvm implements AutoCloseable {
    private static final int CLOSING_SECONDS = 20;

    private final String name;
    private final Process process;
    private final BufferedReader out;
    private final Writer in;

    private OwnJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** The same collector and heap for all, whatever this JVM was started with. */
    static OwnJvm of(Class<?> main, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return new OwnJvm(
                main.getSimpleName(),
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
    }

    void tell(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    /** The next line that it says of this kind. */
    String hear(Predicate<String> kind) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (kind.test(line)) {
                return line;
            }
        }
        throw new IllegalStateException(name + " has ended before it said what it should; see standard error");
    }

    /** What it has used so far, to a hundredth of a second. */
    Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("this system does not tell a process's CPU time"));
    }

    @Override
    public void close() {
        try {
            in.close();
            if (!process.waitFor(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(name + " did not end within " + CLOSING_SECONDS + " s");
            }
        } catch (IOException e) {
            process.destroyForcibly();
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
