package dev.sapando.ingest.check;

import static dev.sapando.ingest.testing.Shop.purchase;
import static dev.sapando.ingest.testing.Shop.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sapando.ingest.collect.CollectorRig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
    private static final String BOT = view("s-1:9").replace("{", "{\"userAgent\":\"Googlebot/2.1\",");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, UTF_8));
        System.setErr(new PrintStream(printed, true, UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    void a_good_file_is_well() throws IOException {
        assertThat(check(file("good.jsonl", view("1"), "", purchase("2", "\"79.90\""))))
                .isZero();

        assertThat(told()).isEqualTo("2 events: 2 would be accepted, 0 rejected");
    }

    @Test
    void every_refusal_is_told_with_its_line_id_code_field_and_remedy() throws IOException {
        Path file = file("mixed.jsonl", view("1"), "", purchase("s-1:2", "-5"), "{\"eventId\":", BOT);

        assertThat(check(file)).isEqualTo(1);

        assertThat(told().lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("mixed.jsonl:3  s-1:2  price_negative  lines[0].unitPrice  ")
                        .contains("-5"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("mixed.jsonl:4  -  unreadable  -  not JSON: it ends too soon, at column "))
                .contains("flag bot - accepted all the same (1 events, first at mixed.jsonl:5)")
                .endsWith(
                        "4 events: 2 would be accepted, 2 rejected {price_negative=1, unreadable=1}, flagged {bot=1}");
    }

    @Test
    void as_json_every_verdict_is_a_line_and_the_sums_are_the_last() throws IOException {
        assertThat(check(file("mixed.jsonl", view("1"), purchase("2", "-5")), "--json"))
                .isEqualTo(1);

        List<String> lines = told().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .isEqualTo(
                        "{\"file\":\"mixed.jsonl\",\"line\":1,\"eventId\":\"1\",\"verdict\":\"accepted\",\"flags\":[]}");
        assertThat(lines.get(1)).contains("\"code\":\"price_negative\"", "\"rule\":\"PriceNotNegative\"");
        assertThat(lines.get(2))
                .isEqualTo("{\"events\":2,\"wouldAccept\":1,\"rejected\":{\"price_negative\":1},\"flags\":{}}");
    }

    @Test
    void fields_that_no_contract_has_are_told_once_each_with_the_one_that_may_have_been_meant() throws IOException {
        String typo = view("1").replace("itemId", "itemid");
        Path file = file("typos.jsonl", view("0"), typo, typo, view("2").replace("{", "{\"colour\":\"red\","));

        check(file);
        assertThat(told().lines())
                .contains(
                        "warning: itemid is no field of the contract, an attribute then; was itemId meant? (2 times, first"
                                + " at typos.jsonl:2)",
                        "warning: colour is no field of the contract, an attribute then (1 times, first at typos.jsonl:4)");

        printed.reset();
        check(file, "--json");
        assertThat(told().lines().toList().get(1))
                .contains("\"warnings\":[{\"field\":\"itemid\",\"nearest\":\"itemId\"");
    }

    @Test
    void what_is_flagged_is_one_line_a_flag_and_not_one_an_event() throws IOException {
        assertThat(check(file("bots.jsonl", view("1"), BOT, BOT, BOT))).isZero();

        assertThat(told().lines())
                .containsExactly(
                        "flag bot - accepted all the same (3 events, first at bots.jsonl:2)",
                        "4 events: 4 would be accepted, 0 rejected, flagged {bot=3}");
    }

    @Test
    void a_running_collector_gives_the_same_verdicts_and_keeps_nothing() throws IOException {
        Path file = file(
                "mixed.jsonl",
                view("1"),
                purchase("s-1:2", "-5"),
                "[]",
                BOT,
                purchase("s-1:3", "0.00001"),
                view("2").replace("itemId", "itemid"));
        assertThat(check(file)).isEqualTo(1);
        String here = told();
        printed.reset();

        try (var rig = new CollectorRig()) {
            assertThat(check(file, "--to", "http://127.0.0.1:" + rig.collector.port()))
                    .isEqualTo(1);
            assertThat(rig.on("events.rejected")).isEmpty();
            assertThat(rig.collected()).isEmpty();
        }

        assertThat(told()).isEqualTo(here);
    }

    @Test
    void what_is_no_url_is_told_before_anything_is_read() throws IOException {
        assertThat(check(file("good.jsonl", view("1")), "--to", "nonsense")).isEqualTo(2);
        assertThat(told()).contains("'--to': nonsense is not a URL such as http://localhost:8080");
    }

    @Test
    void a_collector_that_is_not_there_is_named() throws IOException {
        assertThat(check(file("good.jsonl", view("1")), "--to", "http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(told())
                .contains("no collector answers at http://127.0.0.1:1/v1/events:check (connection refused)")
                .doesNotContain("Exception");
    }

    @Test
    void what_answers_and_is_no_collector_is_told_as_what_it_says_it_is() throws IOException {
        var other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            byte[] page = "<html>".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.getResponseHeaders().add("Server", "nginx");
            exchange.sendResponseHeaders(404, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        other.start();
        try {
            String there = "http://127.0.0.1:" + other.getAddress().getPort();
            assertThat(check(file("good.jsonl", view("1")), "--to", there)).isEqualTo(1);
            assertThat(told())
                    .startsWith(there + "/v1/events:check answers 404 with text/html of nginx")
                    .contains("which no collector does");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void a_folder_is_told_as_one_with_what_to_give_instead() {
        assertThat(check(folder)).isEqualTo(2);
        assertThat(told()).startsWith(folder + " is a folder; give its files, such as " + folder + "/*.jsonl");
    }

    @Test
    void the_sample_is_held_against_its_expected_verdicts() throws IOException {
        Path line = file("line", view("1"), purchase("2", "-5"));
        try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(folder.resolve("one-day.jsonl.gz")))) {
            out.write(Files.readAllBytes(line));
        }
        String answers = "{\"sent\":2,\"accepted\":1,\"rejected\":1,\"rejectedByCode\":{\"price_negative\":1}}";

        Files.writeString(folder.resolve("one-day.expected.json"), answers);
        assertThat(check(Path.of("sample"), "--samples", folder.toString())).isZero();

        Files.writeString(folder.resolve("one-day.expected.json"), answers.replace("negative", "unknown"));
        assertThat(check(Path.of("sample"), "--samples", folder.toString())).isEqualTo(1);
        assertThat(told()).contains("<-- differs: 1 over");
    }

    @Test
    void a_dash_is_standard_input() {
        var in = System.in;
        System.setIn(new java.io.ByteArrayInputStream((view("1") + "\n{").getBytes(UTF_8)));
        try {
            assertThat(check(Path.of("-"))).isEqualTo(1);
        } finally {
            System.setIn(in);
        }
        assertThat(told()).startsWith("standard input:2  -  unreadable");
    }

    @Test
    void other_formats_are_converted_first_and_their_lines_are_named() throws IOException {
        Path file =
                file("clicks.txt", "SessionId\tItemId\tTime", "1\t17\t1700000000", "1\tseventeen", "1\t18\t1700000001");

        assertThat(check(file, "--format", "serenade")).isEqualTo(1);

        assertThat(told()).startsWith("clicks.txt:3  -  unreadable  -  ").contains("3 events: 2 would be accepted");
    }

    @Test
    void what_a_stranger_wrote_does_not_steer_the_terminal() throws IOException {
        check(file(
                "evil.jsonl", view("1").replace("product_view", "x\\u001b[2Jy").replace("\"1\"", "\"\\u001b[31m\"")));

        assertThat(told()).doesNotContain("\u001b");
    }

    private String told() {
        return printed.toString(UTF_8).strip();
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private static int check(Path file, String... options) {
        var arguments = new ArrayList<>(List.of(options));
        arguments.add(file.toString());
        return new CommandLine(new CheckCommand()).execute(arguments.toArray(String[]::new));
    }
}
