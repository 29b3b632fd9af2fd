package dev.sapando.demo.prove;

import dev.sapando.demo.prove.ProvedTests.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** {@code demo/target/proof-DATE.md}: every test of a run with its time, and what it printed. {@code -Pprove} runs it last. */
public final class ProofReport {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

    private ProofReport() {}

    /** @param arguments the folder of the whole project, that for the report, and when the build began */
    public static void main(String[] arguments) throws IOException {
        ProvedTests tests = ProvedTests.under(Path.of(arguments[0]), Instant.parse(arguments[2]));
        Instant now = Instant.now();
        Path file = Path.of(arguments[1], "proof-" + DATE.format(now) + ".md");
        Files.writeString(file, of(tests, now, machine()));
        System.out.println("report: " + file);
        if (!tests.hold()) {
            throw new IllegalStateException("not everything holds; see " + file);
        }
    }

    static String of(ProvedTests tests, Instant at, String machine) {
        var report = new StringBuilder(
                "# What was proved on %s%n%n%s.%n%n| test | | s |%n|---|---|---|%n".formatted(at, machine));
        tests.runs()
                .forEach(run -> report.append(
                        String.format(Locale.ROOT, "| %s | %s | %.1f |%n", name(run), run.verdict(), run.seconds())));
        printed(tests.runs())
                .forEach(run -> report.append("%n## %s%n%n```%n%s%n```%n".formatted(name(run), run.printed())));
        return report.toString();
    }

    private static List<Run> printed(List<Run> runs) {
        return runs.stream().filter(run -> !run.printed().isEmpty()).toList();
    }

    private static String name(Run run) {
        return run.type() + ": " + run.test().replace('_', ' ');
    }

    private static String machine() {
        return "Java %s, %s %s, %d processors"
                .formatted(
                        System.getProperty("java.version"),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors());
    }
}
