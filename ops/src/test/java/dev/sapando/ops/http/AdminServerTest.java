package dev.sapando.ops.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.ops.metrics.ServiceMetrics;
import dev.sapando.ops.run.Health;
import dev.sapando.ops.run.StartFailure;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminServerTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicReference<Optional<String>> complaint = new AtomicReference<>(Optional.empty());
    private final ServiceMetrics metrics = new ServiceMetrics("ingest");
    private final HttpLimits limits = HttpLimits.from(Settings.of(Map.of()));
    private final AdminServer admin = new AdminServer(
            vertx,
            new Endpoint("127.0.0.1", 0, "COLLECTOR_ADMIN_PORT"),
            limits,
            metrics,
            new Health().check("kafka", complaint::get));

    @AfterEach
    void stop() {
        admin.close();
        metrics.close();
        vertx.close().await();
    }

    @Test
    void openmetrics_is_served_to_those_who_ask_and_prometheus_text_to_others() throws Exception {
        var open = get("/metrics", "application/openmetrics-text;version=1.0.0");
        assertThat(open.headers().firstValue("Content-Type"))
                .hasValueSatisfying(t -> assertThat(t).startsWith("application/openmetrics-text"));
        assertThat(open.body()).contains("service=\"ingest\"").endsWith("# EOF\n");
        assertThat(get("/metrics", "text/plain").body())
                .contains("jvm_memory_used_bytes")
                .doesNotContain("# EOF");
    }

    @Test
    void ready_follows_the_checks_and_live_does_not() throws Exception {
        assertThat(get("/health/ready", "*/*").statusCode()).isEqualTo(200);
        complaint.set(Optional.of("the broker does not answer"));
        var ready = get("/health/ready", "*/*");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).contains("\"kafka\":\"the broker does not answer\"");
        assertThat(get("/health/live", "*/*").statusCode()).isEqualTo(200);
    }

    @Test
    void an_unknown_path_is_a_problem_that_says_what_is_here() throws Exception {
        var answer = get("/", "*/*");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("/health/ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS *", "GET ?x"})
    void a_request_without_a_path_is_a_problem_too(String start) throws IOException {
        try (var socket = new Socket("127.0.0.1", admin.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write((start + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 404")
                    .contains("application/problem+json");
        }
    }

    @Test
    void a_query_that_cannot_be_read_is_a_problem_that_does_not_repeat_it() throws IOException {
        try (var socket = new Socket("127.0.0.1", admin.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write("GET /metrics?writeKey=secret%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                            .getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 400")
                    .contains("query_unreadable")
                    .doesNotContain("secret");
        }
    }

    @Test
    void a_taken_port_is_told_with_the_setting_that_moves_it() {
        var taken = new Endpoint("127.0.0.1", admin.port(), "COLLECTOR_PORT");
        assertThatThrownBy(() -> Server.listen(vertx, taken, limits, request -> {}))
                .isInstanceOf(StartFailure.class)
                .hasMessage("port " + admin.port()
                        + " on 127.0.0.1 is taken or not ours to open; set COLLECTOR_PORT to another one");
    }

    private HttpResponse<String> get(String path, String accept) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin.port() + path))
                .header("Accept", accept)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
