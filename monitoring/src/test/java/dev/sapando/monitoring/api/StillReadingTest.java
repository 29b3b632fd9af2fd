package dev.sapando.monitoring.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.Asking;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.people.People;
import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.http.Server;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An answer about some visitors would look like one about all. */
class StillReadingTest {
    private final People people = new People();

    @Test
    void until_all_histories_are_read_what_needs_them_is_a_503_and_the_rest_is_answered() throws Exception {
        Vertx vertx = Vertx.vertx();
        Settings settings = Settings.of(Map.of("MONITORING_PORT", "0"));
        var api = new MetricsApi(
                vertx,
                Asking.at(Instant.parse("2024-03-15T12:00:00Z"), new Cells(), people),
                request -> request.response().end());
        try (Server server = Server.listen(
                vertx, Endpoint.from(settings, "MONITORING_PORT", 8083), HttpLimits.from(settings), api)) {
            people.startOver();
            HttpResponse<String> early = get(server, "repeat-purchase");
            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(early.body()).contains("\"code\":\"still_reading\"");
            assertThat(get(server, "funnel").statusCode()).isEqualTo(200);

            people.complete();
            assertThat(get(server, "repeat-purchase").statusCode()).isEqualTo(200);
        } finally {
            vertx.close().await();
        }
    }

    private static HttpResponse<String> get(Server server, String metric) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/v1/metrics/" + metric);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
