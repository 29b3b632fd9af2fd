package dev.sapando.ingest.rejected;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ReasonCodesTest {
    private final StringWriter errors = new StringWriter();

    @Test
    void the_readme_has_the_same_codes() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String table =
                readme.substring(readme.indexOf("| about | codes |"), readme.indexOf("Beside its code a refusal"));
        var told = new TreeSet<String>();
        Pattern.compile("`([a-z_]+)`").matcher(table).results().forEach(code -> told.add(code.group(1)));

        assertThat(told).isEqualTo(new TreeSet<>(ReasonCodes.ALL));
    }

    @Test
    void a_reason_that_this_version_has_not_is_told_and_looked_for_all_the_same() {
        assertThat(list("--reason", "nonsense"))
                .as("status of a Kafka that is not there")
                .isEqualTo(1);
        assertThat(errors.toString())
                .contains("--reason nonsense is none that this version refuses", "currency_unknown, day_unreadable");
    }

    @Test
    void what_cannot_be_is_a_usage_error_with_the_remedy() {
        assertThat(list("--stage", "nonsense")).isEqualTo(2);
        assertThat(list("--limit", "0")).isEqualTo(2);
        assertThat(command().execute("replay", "--limit", "-1")).isEqualTo(2);
        assertThat(command().execute("replay", "--retry-for", "soon")).isEqualTo(2);
        assertThat(command().execute("show", "x")).isEqualTo(2);
        assertThat(errors.toString())
                .contains("there are collect, verify, catalog, spend")
                .contains("--limit 0 shows nothing; use at least 1", "--retry-for soon cannot be used")
                .contains("'x' is no id; an id is partition:offset, such as 0:4711", "./sapando rejected list");
    }

    private int list(String... arguments) {
        return command()
                .execute(Stream.concat(Stream.of("list"), Stream.of(arguments)).toArray(String[]::new));
    }

    private CommandLine command() {
        return new CommandLine(new RejectedCommand(Map.of("KAFKA_BOOTSTRAP_SERVERS", "no.such.host.invalid:1")))
                .setErr(new PrintWriter(errors));
    }
}
