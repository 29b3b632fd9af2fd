package dev.sapando.demo.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is told who gave a command that cannot be carried out, each as a process of its own. */
class ExitStatusTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void an_unknown_option_is_a_usage_error_in_a_line_that_names_the_help() throws Exception {
        Ended ended = Ended.sapando(folder, Map.of(), "up", "--fast");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.told()).containsExactly("Unknown option: '--fast'", "See ./sapando up --help");
    }

    @Test
    void what_may_have_been_meant_is_told() throws Exception {
        Ended command = Ended.sapando(folder, Map.of(), "metric");
        assertThat(command.status()).isEqualTo(2);
        assertThat(command.told())
                .containsExactly(
                        "Unmatched argument at index 0: 'metric'",
                        "Did you mean: ./sapando metrics?",
                        "See ./sapando --help");
        Ended option = Ended.sapando(folder, Map.of(), "demo", "--reprt=r.json");
        assertThat(option.status()).isEqualTo(2);
        assertThat(option.told())
                .startsWith("Unknown option: '--reprt=r.json'")
                .endsWith("See ./sapando demo --help")
                .anySatisfy(line -> assertThat(line).contains("--report"));
    }

    @Test
    void an_option_with_a_letter_too_few_is_told_the_one_that_was_meant() throws Exception {
        Ended ended = Ended.sapando(folder, Map.of(), "up", "--dta", "X");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.told()).contains("Did you mean: --data?", "See ./sapando up --help");
    }

    @Test
    void what_an_option_can_be_is_told_where_it_is_none_of_that() throws Exception {
        Ended ended = Ended.sapando(folder, Map.of(), "cost", "--by=nonsense");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.told().get(0)).contains("--by", "topic, type, consumer, day, field", "nonsense");
    }

    @ParameterizedTest
    @CsvSource({"--days,0,days", "--for,soon,soon", "--speed,-1,speed"})
    void an_option_that_cannot_be_is_a_usage_error(String option, String value, String told) throws Exception {
        Ended ended = Ended.sapando(folder, Map.of(), "demo", option + "=" + value);
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.told()).hasSize(2).endsWith("See ./sapando demo --help");
        assertThat(ended.told().get(0)).contains(told);
    }

    @ParameterizedTest
    @CsvSource({"up,--data=,--data is empty", "demo,--data=,--data is empty", "demo,--report=r.json,with --for TIME"})
    void what_would_be_regretted_later_is_told_at_once(String command, String option, String told) throws Exception {
        Ended ended = Ended.sapando(folder, Map.of(), command, option);
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.told().get(0)).contains(told);
        assertThat(folder.resolve("kafka")).doesNotExist();
    }

    @Test
    void wrong_settings_of_several_services_are_told_together() throws Exception {
        Ended ended =
                Ended.sapando(folder, Map.of("COLLECTOR_PORT", "eighty", "BUSINESS_TIME_ZONE", "Mars/Olympus"), "up");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.told())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).startsWith("COLLECTOR_PORT=eighty is not a whole number"))
                .anySatisfy(line -> assertThat(line).startsWith("BUSINESS_TIME_ZONE=Mars/Olympus is not a time zone"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"KAFKA_PORT", "COLLECTOR_PORT", "SERVING_PORT", "MONITORING_PORT", "FEATURES_ADMIN_PORT"})
    void a_taken_port_is_told_in_a_line_that_names_the_setting(String setting) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Ended ended = Ended.sapando(folder, Map.of(setting, port), "up");
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.told()).hasSize(1).first().asString().contains("port " + port, "set " + setting);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .as("it is told before anything is started")
                    .doesNotContain("service_started", "service_stopped");
        }
    }

    @Test
    void every_port_that_is_taken_is_told_at_once_and_so_is_one_that_is_asked_for_twice() throws Exception {
        try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String twice = Integer.toString(other.getLocalPort());
            var ports = Map.of(
                    "COLLECTOR_PORT",
                    Integer.toString(one.getLocalPort()),
                    "SERVING_ADMIN_PORT",
                    twice,
                    "MONITORING_PORT",
                    twice);
            Ended ended = Ended.sapando(folder, ports, "demo", "--for=1s");
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.told())
                    .hasSize(4)
                    .startsWith("port " + twice + " is asked for by SERVING_ADMIN_PORT and MONITORING_PORT;"
                            + " set all but one of them to another one");
            assertThat(String.join(" ", ended.told()))
                    .contains("set COLLECTOR_PORT to", "set SERVING_ADMIN_PORT to", "set MONITORING_PORT to");
        }
    }

    @Test
    void a_second_stack_on_the_same_data_is_told_of_the_data_and_not_of_its_ports() throws Exception {
        Path data = folder.resolve("data");
        Path kafka = Files.createDirectories(data.resolve("kafka"));
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var channel = FileChannel.open(
                        kafka.resolve(".sapando.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            var ports = Map.of("COLLECTOR_PORT", Integer.toString(taken.getLocalPort()));
            Ended ended = Ended.sapando(folder, ports, "up", "--data=" + data);
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.told()).hasSize(1).first().asString().contains("is in use by another process");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere/report.json", "."})
    void a_report_that_cannot_be_written_is_told_before_anything_starts(String file) throws Exception {
        Ended ended = Ended.sapando(folder, Map.of(), "demo", "--for=1s", "--report=" + file);
        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.told())
                .containsExactly("cannot write the report to " + file + "; name another file with --report");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void a_data_folder_that_cannot_be_written_to_is_told_in_a_line_and_before_a_taken_port() throws Exception {
        Path file = Files.writeString(folder.resolve("occupied"), "not a folder");
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = Map.of("COLLECTOR_PORT", String.valueOf(taken.getLocalPort()));
            Ended ended = Ended.sapando(folder, environment, "up", "--data=" + file.resolve("data"));
            assertThat(ended.status()).isEqualTo(1);
            assertThat(ended.told())
                    .containsExactly("cannot write to data folder " + file.resolve("data") + " (" + file
                            + " is a file); name another with --data");
        }
    }
}
