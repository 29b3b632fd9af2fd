package dev.sapando.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code --help} says. */
class HelpTest {
    @ParameterizedTest
    @MethodSource("services")
    void a_services_help_names_the_readme_that_lists_its_settings(String service) throws IOException {
        String readme = Sapando.SETTINGS.get(service) + "/README.md";
        assertThat(help(service)).contains(readme);
        assertThat(Files.readString(Path.of("").toAbsolutePath().resolveSibling(readme)))
                .contains("\n## Settings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "replay", "shop"})
    void who_only_sends_is_not_told_of_erasing(String command) {
        assertThat(help(command)).contains("--write-key=KEY").doesNotContain("erase");
    }

    @Test
    void who_erases_is_told_of_which_scope_the_key_is() {
        assertThat(help("erase")).contains("scope admin");
    }

    @Test
    void every_options_value_has_a_name_of_its_own() {
        assertThat(commands(Sapando.commandLine(Map.of())))
                .flatExtracting(command -> command.getCommandSpec().options())
                .filteredOn(option -> option.arity().max() > 0)
                .allSatisfy(option -> assertThat(option.paramLabel())
                        .as(option.command().qualifiedName() + " " + option.longestName())
                        .doesNotStartWith("<"));
    }

    @Test
    void a_benchmark_says_how_long_it_runs() {
        assertThat(help("bench")).contains("minute");
    }

    private static Stream<String> services() {
        return Sapando.SETTINGS.keySet().stream();
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::commands));
    }

    private static String help(String command) {
        return Objects.requireNonNull(
                        Sapando.commandLine(Map.of()).getSubcommands().get(command))
                .getUsageMessage();
    }
}
