package dev.sapando.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where clients go that are told nothing by an option. */
class ClientDefaultsTest {
    @ParameterizedTest
    @CsvSource({
        "replay, --to, COLLECTOR, http://localhost:8080",
        "replay, --monitoring, MONITORING, http://localhost:8083",
        "metrics, --to, MONITORING, http://127.0.0.1:8083",
        "shop, --collector, COLLECTOR, http://localhost:8080",
        "shop, --serving, SERVING, http://localhost:8082",
        "shop, --monitoring, MONITORING, http://localhost:8083"
    })
    void a_client_goes_where_the_service_was_exported_to(String client, String option, String service, String usual) {
        assertThat(used(Map.of(), client, option)).isEqualTo(usual);
        assertThat(used(Map.of(service + "_PORT", "28080"), client, option)).isEqualTo("http://localhost:28080");
        assertThat(used(Map.of(service + "_PORT", "0"), client, option)).isEqualTo(usual);
        assertThat(used(Map.of(service + "_PORT", "28080", service + "_URL", "http://shop:1"), client, option))
                .isEqualTo("http://shop:1");
    }

    @ParameterizedTest
    @CsvSource({"replay, --to, COLLECTOR", "metrics, --to, MONITORING", "shop, --serving, SERVING"})
    void help_shows_where_a_client_really_goes(String client, String option, String service) {
        assertThat(help(Map.of(service + "_PORT", "28080"), client)).contains("http://localhost:28080");
    }

    @Test
    void a_command_of_a_command_is_a_client_too() {
        var sapando = Sapando.commandLine(Map.of("COLLECTOR_PORT", "28080"));

        URI to = sapando.parseArgs("rejected", "replay")
                .subcommand()
                .subcommand()
                .commandSpec()
                .findOption("--to")
                .getValue();
        assertThat(to).isEqualTo(URI.create("http://localhost:28080"));
    }

    @Test
    void what_is_given_goes_before_what_is_exported() {
        assertThat(used(Map.of("COLLECTOR_PORT", "28080"), "replay", "--to", "--to=http://other:1"))
                .isEqualTo("http://other:1");
    }

    @Test
    void the_sample_is_where_the_launcher_lies() {
        assertThat(used(Map.of("SAPANDO_HOME", "/srv/sapando"), "replay", "--samples"))
                .isEqualTo("/srv/sapando/demo/samples");
    }

    @Test
    void a_port_that_is_none_is_told_in_a_line() {
        var told = new StringWriter();
        var sapando = Sapando.commandLine(Map.of("COLLECTOR_PORT", "eighty")).setErr(new PrintWriter(told));
        assertThat(sapando.execute("replay", "sample")).isEqualTo(2);
        assertThat(told.toString().lines())
                .containsExactly(
                        "COLLECTOR_PORT=eighty is not a whole number from 0 to 65535", "See ./sapando replay --help");
        assertThat(help(Map.of("COLLECTOR_PORT", "eighty"), "replay")).contains("--to=URL");
    }

    private static String used(Map<String, String> environment, String client, String option, String... given) {
        var sapando = Sapando.commandLine(environment);
        var arguments = new ArrayList<>(List.of(client));
        arguments.addAll(List.of(given));
        if (client.equals("replay")) {
            arguments.add("sample");
        }
        sapando.parseArgs(arguments.toArray(String[]::new));
        Object value = Objects.requireNonNull(sapando.getSubcommands().get(client))
                .getCommandSpec()
                .findOption(option)
                .getValue();
        return value instanceof URI uri ? uri.toString() : String.valueOf(value);
    }

    private static String help(Map<String, String> environment, String client) {
        return Objects.requireNonNull(
                        Sapando.commandLine(environment).getSubcommands().get(client))
                .getUsageMessage();
    }
}
