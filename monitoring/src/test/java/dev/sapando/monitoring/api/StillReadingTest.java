package dev.sapando.monitoring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.Asking;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.business.Cell;
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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** An answer about some visitors, or some days, would look like one about all. */
class StillReadingTest {
    private static final Instant NOW = Instant.parse("2024-03-15T12:00:00Z");

    private final People people = new People();
    private final Cells cells = new Cells();
    private final Vertx vertx = Vertx.vertx();
    private final Server server = listen();

    @AfterEach
    void close() {
        server.close();
        vertx.close().await();
    }

    @Test
    void until_all_histories_are_read_what_needs_them_is_a_503_and_the_rest_is_answered() throws Exception {
        people.startOver();
        HttpResponse<String> early = get("repeat-purchase");
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.body()).contains("\"code\":\"still_reading\"");
        assertThat(get("funnel").statusCode()).isEqualTo(200);

        people.complete();
        assertThat(get("repeat-purchase").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--by="})
    void while_a_history_comes_in_an_answer_is_beside_a_warning(String how) throws Exception {
        newest("newest.arrival", NOW);
        newest("newest.event", NOW.minusSeconds(5));
        assertThat(get("bots").body()).doesNotContain("warning");
        assertThat(warned(how)).isEmpty();

        newest("newest.event", Instant.parse("2024-03-11T09:00:00Z"));
        String warning = "history is still being read, and not all of it is in this answer: what arrived last, at"
                + " 2024-03-15T12:00:00Z, happened at 2024-03-11T09:00:00Z or before";
        assertThat(get("bots").body()).contains("\"warning\":\"" + warning + "\"");
        assertThat(warned(how)).isEqualToIgnoringNewLines("warning: " + warning);
    }

    private void newest(String which, Instant at) {
        cells.put(Cell.of(which, "now", "partition", "0"), BigDecimal.valueOf(at.toEpochMilli()));
    }

    /** What the command says on the other stream. */
    private String warned(String how) {
        var err = new StringWriter();
        assertThat(new CommandLine(new MetricsCommand())
                        .setOut(new PrintWriter(new StringWriter()))
                        .setErr(new PrintWriter(err, true))
                        .execute("bots", how, "--to", "http://127.0.0.1:" + server.port()))
                .isZero();
        return err.toString();
    }

    private Server listen() {
        Settings settings = Settings.of(Map.of("MONITORING_PORT", "0"));
        return Server.listen(
                vertx,
                Endpoint.from(settings, "MONITORING_PORT", 8083),
                HttpLimits.from(settings),
                new MetricsApi(vertx, Asking.at(NOW, cells, people), request -> request.response()
                        .end()));
    }

    private HttpResponse<String> get(String metric) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/v1/metrics/" + metric);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
