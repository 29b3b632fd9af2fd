package dev.sapando.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody may have meant, and nothing that he hardly did. */
class UsageErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "demoo, ./sapando demo",
        "mertics, ./sapando metrics",
        "cots, ./sapando cost",
        "--hlep, --help",
    })
    void a_mistyped_word_gets_the_nearest_one(String mistyped, String meant) {
        assertThat(told(mistyped)).contains("Did you mean: " + meant + "?");
    }

    @Test
    void a_word_like_no_command_gets_none_and_one_that_is_not_listed_is_nobodys() {
        assertThat(told("frobnicate"))
                .containsExactly("Unmatched argument at index 0: 'frobnicate'", "See ./sapando --help");
        assertThat(told("rehearsee")).noneMatch(line -> line.startsWith("Did you mean"));
    }

    @Test
    void a_command_of_a_command_is_one_too() {
        assertThat(told("rejected", "lsit")).contains("Did you mean: ./sapando rejected list?");
    }

    private static List<String> told(String... arguments) {
        var told = new StringWriter();
        var sapando = Sapando.commandLine(Map.of()).setErr(new PrintWriter(told));
        assertThat(sapando.execute(arguments)).isEqualTo(2);
        return told.toString().lines().toList();
    }
}
