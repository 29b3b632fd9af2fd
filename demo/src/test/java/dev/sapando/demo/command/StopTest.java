package dev.sapando.demo.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole process is stopped at every moment of its life: ten seconds from the signal to its end are the promise. */
class StopTest {
    private static final Duration PROMISED = Duration.ofSeconds(10);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "demo, when the services start, INT, streams_state .* state=REBALANCING",
        "up, when it runs, TERM, Sapando is running",
        "demo, before Kafka is there, TERM, service_started name=workplace",
        "demo, when it is live, TERM, live="
    })
    void it_ends_in_order_in_time_and_leaves_nothing(String command, String moment, String signal, String told)
            throws Exception {
        assertEnds(command, signal, told);
    }

    @Tag("prove")
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "up, while it starts, INT, service_started name=kafka",
        "demo, while it starts, INT, service_started name=kafka",
        "demo, in its history, INT, history .* %",
        "demo, in its history, TERM, history .* %",
        "demo, when it is live, INT, live="
    })
    void so_it_does_at_the_other_moments(String command, String moment, String signal, String told) throws Exception {
        assertEnds(command, signal, told);
    }

    private void assertEnds(String command, String signal, String told) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "skipped: signals are sent with /bin/kill");
        try (Running running = Running.sapando(folder, Map.of(), command)) {
            running.awaitTold(told);
            running.signal(signal);
            Ended ended = running.end(PROMISED);
            assertThat(ended.status()).isIn(0, signal.equals("INT") ? 130 : 143);
            assertThat(ended.err()).contains("service_stopped name=workplace").doesNotContain("ERROR", "Exception");
            assertThat(ended.out()).doesNotContain("no report");
            if (command.equals("demo") || told.equals("Sapando is running")) {
                assertThat(ended.out().lines())
                        .contains("Stopping ...")
                        .last()
                        .asString()
                        .startsWith("Sapando has stopped. ")
                        .endsWith("Its data are deleted; --data DIR keeps them");
            }
            if (told.equals("live=")) {
                assertThat(ended.out()).containsPattern("[1-9][0-9,]* events were sent, .* accepted, .* refused");
            }
            assertThat(leftIn(running.temporary())).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "TERM, history .* %, --report=r.json, and so no report is written to r.json",
        "INT, live=, --days=30, and so there is no result"
    })
    void a_demo_that_is_stopped_says_that_it_has_no_result(
            String signal, String told, String option, String consequence) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "skipped: signals are sent with /bin/kill");
        try (Running running = Running.sapando(folder, Map.of(), "demo", "--for=10m", option)) {
            running.awaitTold(told);
            running.signal(signal);
            Ended ended = running.end(PROMISED);
            assertThat(ended.status()).isEqualTo(signal.equals("INT") ? 130 : 143);
            assertThat(ended.out()).contains("Stopping ...", " events were sent, ");
            assertThat(ended.out().lines()).last().isEqualTo("The demo was stopped before its end, " + consequence);
            assertThat(folder.resolve("r.json")).doesNotExist();
        }
    }

    private static List<Path> leftIn(Path temporary) throws Exception {
        try (Stream<Path> left = Files.list(temporary)) {
            return left.filter(path -> path.getFileName().toString().startsWith("sapando-"))
                    .toList();
        }
    }
}
