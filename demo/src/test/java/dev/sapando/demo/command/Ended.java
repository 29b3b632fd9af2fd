package dev.sapando.demo.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How a command ended that ran as a process of its own: its exit status and what it told. */
record Ended(int status, String out, String err) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** For commands that end at once; ports are free ones unless the environment given says otherwise. */
    static Ended sapando(Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        try (Running running = Running.sapando(folder, environment, arguments)) {
            return running.end(LIMIT);
        }
    }

    /** What was told on standard error, without log lines. */
    List<String> told() {
        return err.lines()
                .filter(line -> !line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} .*"))
                .toList();
    }
}
