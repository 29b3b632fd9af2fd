package dev.sapando.monitoring.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.monitoring.Asking;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.cli.MetricsCommand;
import dev.sapando.monitoring.people.People;
import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.http.Server;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The API over a real server, fed with cells. */
class MetricsApiTest {
    private static final Instant NOW = Instant.parse("2024-03-15T12:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final Cells cells = new Cells();
    private final HttpClient client = HttpClient.newHttpClient();
    private Server server = listen();

    @BeforeEach
    void someSessions() {
        String[] labels = {"channel", "email", "platform", "mobile", "arm", "control"};
        cells.put(Cell.of("sessions", "2024-03-01", labels), new BigDecimal("300.0000"));
        cells.put(Cell.of("sessions.purchase", "2024-03-01", labels), new BigDecimal("12.0000"));
        cells.put(
                Cell.of("newest.event", "now", "partition", "0"),
                BigDecimal.valueOf(NOW.minusSeconds(5).toEpochMilli()));
    }

    @AfterEach
    void close() {
        server.close();
        vertx.close().await();
    }

    @Test
    void the_list_names_every_metric_with_its_owner_and_parameters() throws Exception {
        JsonNode list = get("/v1/metrics", 200);
        assertThat(list.findValuesAsText("id")).isEqualTo(Catalogue.load().ids());
        JsonNode funnel = list.get(2);
        assertThat(funnel.fieldNames())
                .toIterable()
                .containsExactly("id", "question", "formula", "grain", "unit", "owner", "inputs", "parameters");
        assertThat(list.findValuesAsText("blank")).isNotEmpty().doesNotContain("");
        assertThat(funnel.at("/parameters/by").toString()).startsWith("[\"channel\",\"campaign\",\"platform\",\"arm\"");
    }

    @Test
    void an_answer_has_the_shape_that_was_promised() throws Exception {
        JsonNode answer = get("/v1/metrics/session-conversion?from=2024-03-01&until=2024-03-31&by=channel", 200);

        assertThat(answer.toString())
                .isEqualTo(
                        "{\"metric\":\"session-conversion\",\"question\":\"What share of sessions ends in a purchase?\","
                                + "\"owner\":\"analysts\",\"unit\":\"ratio\",\"asOf\":\"2024-03-15T11:59:55Z\","
                                + "\"completeUntil\":null,\"unreconciledEvents\":0,\"options\":{\"unit\":\"session\"},\"rows\":[{\"period\":\"2024-03-01\","
                                + "\"labels\":{\"channel\":\"email\"},\"numerator\":\"12\",\"denominator\":\"300\",\"value\":0.04}]}");
    }

    @Test
    void every_metric_answers() throws Exception {
        for (String id : Catalogue.load().ids()) {
            assertThat(get("/v1/metrics/" + id, 200).get("rows").isArray()).isTrue();
        }
    }

    @Test
    void what_cannot_be_answered_says_what_can() throws Exception {
        assertThat(get("/v1/metrics/conversion", 404).get("detail").asText()).contains("session-conversion");
        assertThat(detail("funnel?by=planet"))
                .isEqualTo("by=planet: funnel can be split by channel, campaign, platform, arm, visitor");
        assertThat(detail("funnel?since=1")).contains("from, until, by");
        assertThat(detail("funnel?from=yesterday")).contains("2024-03-01");
        assertThat(refusal("funnel?from=2024-03-02&until=2024-03-01")).isEqualTo("range_reversed");
        assertThat(detail("funnel?from=2024-03-16"))
                .isEqualTo("from=2024-03-16 is after 2024-03-15, the day of the newest event; ask for an earlier one");
        assertThat(refusal("funnel?from=1999-01-01&until=2024-01-01")).isEqualTo("range_too_long");
        assertThat(refusal("retention?from=%2B99999999-01-01")).isEqualTo("not_a_day");
        assertThat(get("/v1/else", 404).get("code").asText()).isEqualTo("not_found");
    }

    @Test
    void an_option_that_cannot_be_names_what_can() throws Exception {
        assertThat(detail("retention?unit=person"))
                .isEqualTo("unit=person: retention can be asked for with unit=visitor or customer");
        assertThat(refusal("retention?free_orders=out")).isEqualTo("unusable_together");
        assertThat(get("/v1/metrics", 200).toString())
                .contains("\"arm\"],\"unit\":[\"visitor\",\"customer\"],\"basis\":[\"first-visit\",");
        assertThat(command(
                        new StringWriter(), new StringWriter(), "retention", "--unit", "customer", "--period", "week"))
                .isZero();
    }

    @Test
    void outside_of_v1_the_page_answers() throws Exception {
        HttpResponse<String> page = send("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("the page");
    }

    @Test
    void the_command_shows_a_table() {
        var out = new StringWriter();
        int status = command(out, new StringWriter(), "session-conversion", "--by", "channel");

        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("What share of sessions ends in a purchase?")
                .contains("period      channel  sessions with a purchase  sessions  share")
                .contains("2024-03-01  email                          12       300   0.04");
    }

    @Test
    void the_two_clocks_of_an_answer_are_named() {
        cells.put(Cell.of("newest.arrival", "now", "partition", "0"), BigDecimal.valueOf(NOW.toEpochMilli()));
        var out = new StringWriter();
        command(out, new StringWriter(), "session-conversion");

        assertThat(out.toString())
                .contains("newest event 2024-03-15T11:59:55Z (event time); "
                        + "everything that arrived before 2024-03-15T12:00:00Z is in; unaccounted events 0");
    }

    @Test
    void an_empty_answer_says_why() throws Exception {
        assertThat(get("/v1/metrics/session-conversion", 200).has("note")).isFalse();
        assertThat(note("session-conversion?from=2023-01-01&until=2023-01-31"))
                .isEqualTo("There are events from 2024-03-01 to 2024-03-01; what was asked for, "
                        + "2023-01-01 to 2023-01-31, lies outside of that.");
        assertThat(note("revenue?from=2024-02-20&until=2024-03-05"))
                .isEqualTo("There are events from 2024-03-01 to 2024-03-01, and nothing of this kind from "
                        + "2024-02-20 to 2024-03-05.");
        assertThat(note("recommendations?from=2024-02-20&until=2024-03-05"))
                .isEqualTo(
                        "There are events, and no list was served from 2024-02-20 to 2024-03-05: visitors ask serving at "
                                + "/v1/recommendations; those of ./sapando demo do.");
        assertThat(note("ingest")).isEqualTo("There are no arrivals yet.");

        var out = new StringWriter();
        command(out, new StringWriter(), "revenue", "--from", "2024-02-20", "--until", "2024-03-05");
        assertThat(out.toString()).endsWith(note("revenue?from=2024-02-20&until=2024-03-05") + "\n");
    }

    @Test
    void without_any_minute_that_lacks_events_it_says_that_all_add_up() throws Exception {
        String[] labels = {"type", "page_view", "partition", "0"};
        cells.put(Cell.of("ingest.accepted", "2024-03-15T10:00:00Z", labels), BigDecimal.ONE);
        cells.put(Cell.of("ingest.verified", "2024-03-15T10:00:00Z", labels), BigDecimal.ONE);

        assertThat(note("ingest?by=unaccounted"))
                .isEqualTo("Every minute of arrival that has to be settled by now adds up.");
        assertThat(note("ingest?by=minute")).isEqualTo("Nothing arrived in the last 60 minutes.");

        cells.put(Cell.of("ingest.verified", "2024-03-15T10:00:00Z", labels), BigDecimal.ZERO);
        var out = new StringWriter();
        command(out, new StringWriter(), "ingest", "--by", "unaccounted");
        assertThat(out.toString()).contains("2024-03-15T10:00:00Z  page_view          1            1      1");
    }

    private String note(String query) throws Exception {
        return get("/v1/metrics/" + query, 200).get("note").asText();
    }

    @Test
    void the_command_lists_metrics_gives_json_and_explains_mistakes() {
        var list = new StringWriter();
        assertThat(command(list, new StringWriter())).isZero();
        assertThat(list.toString()).contains("time-to-return").contains("analysts");

        var json = new StringWriter();
        assertThat(command(json, new StringWriter(), "bots", "--json")).isZero();
        assertThat(json.toString()).startsWith("{\"metric\":\"bots\"");

        var mistake = new StringWriter();
        assertThat(command(new StringWriter(), mistake, "conversion")).isEqualTo(2);
        assertThat(mistake.toString()).contains("There is no metric conversion");
        assertThat(command(new StringWriter(), mistake, "ingest", "--by", "colour"))
                .isEqualTo(2);
        assertThat(mistake.toString())
                .contains("--by colour: ingest can be split by minute, producer, reason, type or unaccounted\n");
        assertThat(command(new StringWriter(), mistake, "funnel", "--from", "yesterday"))
                .isEqualTo(2);
        assertThat(mistake.toString()).contains("'--from'", "yesterday is not a day such as 2024-03-01");
    }

    private int command(StringWriter out, StringWriter err, String... arguments) {
        var line = new CommandLine(new MetricsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true));
        String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--to", "http://127.0.0.1:" + server.port()))
                .toArray(String[]::new);
        return line.execute(all);
    }

    private Server listen() {
        return Server.listen(
                vertx,
                new Endpoint("127.0.0.1", 0, "PORT"),
                HttpLimits.from(Settings.of(Map.of())),
                new MetricsApi(vertx, Asking.at(NOW, cells, new People()), request -> request.response()
                        .end("the page")));
    }

    private String refusal(String question) throws Exception {
        return get("/v1/metrics/" + question, 400).get("code").asText();
    }

    private String detail(String question) throws Exception {
        return get("/v1/metrics/" + question, 400).get("detail").asText();
    }

    private JsonNode get(String path, int status) throws Exception {
        HttpResponse<String> response = send(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .contains(status == 200 ? "application/json" : "application/problem+json");
        return new ObjectMapper().readTree(response.body());
    }

    private HttpResponse<String> send(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
