package dev.sapando.demo.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofReportTest {
    private static final String HOLDS = """
            <testcase name="nothing_is_lost" classname="dev.sapando.FaultTest" time="1,234.56">
            <system-out><![CDATA[-Dfaults.seed=1 events=100
            ]]></system-out></testcase>""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @Test
    void every_test_has_its_verdict_its_time_and_what_it_printed() throws IOException {
        written("ingest/client", HOLDS + "<testcase name=\"other\" classname=\"B\" time=\"0.1\"><skipped/></testcase>");
        assertThat(ProofReport.of(
                        ProvedTests.under(root, Instant.EPOCH), Instant.parse("2024-03-01T09:00:00Z"), "a machine"))
                .isEqualToNormalizingNewlines("""
                        # What was proved on 2024-03-01T09:00:00Z

                        a machine.

                        | test | | s |
                        |---|---|---|
                        | FaultTest: nothing is lost | holds | 1234.6 |
                        | B: other | skipped | 0.1 |

                        ## FaultTest: nothing is lost

                        ```
                        -Dfaults.seed=1 events=100
                        ```
                        """);
    }

    @Test
    void a_failure_is_written_down_and_fails_the_build() throws IOException {
        written("demo", "<testcase name=\"bad\" classname=\"A\" time=\"1\"><error/></testcase>");
        assertThatThrownBy(
                        () -> ProofReport.main(new String[] {root.toString(), root.toString(), "2024-03-01T09:00:00Z"}))
                .hasMessageContaining("not everything holds");
        try (Stream<Path> files = Files.list(root)) {
            assertThat(files.filter(file -> file.toString().endsWith(".md")))
                    .singleElement()
                    .satisfies(file -> assertThat(file).content().contains("| A: bad | **failed** | 1.0 |"));
        }
    }

    @Test
    void what_an_earlier_build_left_is_not_this_ones() throws IOException {
        written("demo", HOLDS);
        ProvedTests later = ProvedTests.under(root, Instant.now().plusSeconds(60));

        assertThat(later.runs()).isEmpty();
        assertThat(later.hold()).as("nothing that ran proves nothing").isFalse();
    }

    private void written(String module, String cases) throws IOException {
        Path reports = Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-dev.sapando.Any.xml"), "<testsuite>" + cases + "</testsuite>");
    }
}
