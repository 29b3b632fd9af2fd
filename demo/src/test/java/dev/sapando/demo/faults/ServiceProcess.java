package dev.sapando.demo.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** {@code ./sapando NAME} as a process of its own, which is struck, and started again with the same settings on the same data. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LOG_TAIL = 40;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final BooleanSupplier ready;
    private volatile @Nullable Process process;

    /** @param ready whether it says of itself that it works */
    ServiceProcess(Path folder, Map<String, String> environment, BooleanSupplier ready, List<String> arguments) {
        this.environment = Map.copyOf(environment);
        this.ready = ready;
        log = folder.resolve(arguments.get(0) + ".log");
        command = command(folder, arguments);
        // Who ends the tests halfway is not to be left with a plant that runs on.
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-" + arguments.get(0)));
    }

    private void end() {
        Process last = process;
        if (last != null) {
            last.destroyForcibly();
        }
    }

    /** How a command of Sapando is run beside this test: as the launcher does, on the classes under test. */
    static List<String> command(Path folder, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder,
                // What a user reads, and not what a module's tests have beside it on the class path.
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.sapando.demo.Sapando"));
        command.addAll(arguments);
        return command;
    }

    /** Its command. */
    @Override
    public String toString() {
        return log.getFileName().toString().replace(".log", "");
    }

    /** Begins its start; returns at once. */
    void start() {
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        awaitThat("it is ready", ready);
    }

    void awaitUnready() {
        awaitThat("it says that something is wrong", () -> !ready.getAsBoolean());
    }

    boolean isRunning() {
        return running().isAlive();
    }

    /** {@code kill -9}; returns when it is gone. */
    void kill() throws InterruptedException {
        running().destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM; returns at once. */
    void terminate() {
        running().destroy();
    }

    /** Its exit status. */
    int awaitEnd() throws InterruptedException {
        if (!running().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + PATIENCE + tail());
        }
        return running().exitValue();
    }

    /** SIGSTOP: it is there and answers nothing. */
    void pause() throws IOException, InterruptedException {
        Shell.run("kill", "-STOP", pid());
    }

    void resume() throws IOException, InterruptedException {
        Shell.run("kill", "-CONT", pid());
    }

    String pid() {
        return Long.toString(running().pid());
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    private void awaitThat(String what, BooleanSupplier condition) {
        try {
            await(what)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .failFast("it has ended", () -> !running().isAlive())
                    .until(condition::getAsBoolean);
        } catch (RuntimeException e) {
            throw new AssertionError(e.getMessage() + tail(), e);
        }
    }

    private Process running() {
        return Objects.requireNonNull(process, "not started");
    }

    /** What it said last, for whoever has to find out why. */
    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return "; " + log + " ends with\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
        } catch (IOException e) {
            return "; " + log + " cannot be read: " + e;
        }
    }
}
