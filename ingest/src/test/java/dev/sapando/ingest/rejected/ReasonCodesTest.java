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
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ReasonCodesTest {
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
    void a_reason_that_is_none_is_a_usage_error_that_names_those_there_are() {
        var errors = new StringWriter();

        int status = new CommandLine(new RejectedCommand(Map.of()))
                .setErr(new PrintWriter(errors))
                .execute("list", "--reason", "nonsense");

        assertThat(status).isEqualTo(2);
        assertThat(errors.toString()).contains("--reason nonsense is none", "currency_unknown, day_unreadable");
    }
}
