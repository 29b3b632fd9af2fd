package dev.sapando.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.http.Server;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardPageTest {
    private static final Path FILES = Path.of("src/main/resources/page");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private Server server;

    @BeforeEach
    void listen() {
        server = Server.listen(
                vertx,
                new Endpoint("127.0.0.1", 0, "PORT"),
                HttpLimits.from(Settings.of(Map.of())),
                new DashboardPage());
    }

    @AfterEach
    void close() {
        server.close();
        vertx.close().await();
    }

    @Test
    void the_page_may_only_use_what_comes_from_here() throws Exception {
        HttpResponse<String> page = ask("GET", "/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).startsWith("default-src 'self';").doesNotContain("unsafe"));
        assertThat(page.body()).contains("<h1>Sapando</h1>").doesNotContain("http://", "https://");
    }

    @ParameterizedTest
    @CsvSource({
        "/,text/html; charset=utf-8",
        "/page/app.js,text/javascript; charset=utf-8",
        "/page/panels/funnel.js,text/javascript; charset=utf-8",
        "/page/theme.css,text/css; charset=utf-8",
        "/page/icon.svg,image/svg+xml",
        "/page/echarts.js,text/javascript; charset=utf-8"
    })
    void every_kind_of_file_says_what_it_is(String path, String type) throws Exception {
        assertThat(ask("GET", path).headers().firstValue("Content-Type")).hasValue(type);
    }

    @Test
    void every_file_of_the_page_is_served() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> FILES.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(Stream.of("index.html"), DashboardPage.FILES.stream())
                                    .toList());
        }
    }

    @Test
    void a_browser_that_has_a_file_is_not_sent_it_again() throws Exception {
        String tag = ask("GET", "/page/echarts.js").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = ask("GET", "/page/echarts.js", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void head_says_how_long_the_page_is_and_no_more() throws Exception {
        HttpResponse<String> head = ask("HEAD", "/");
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(Files.size(FILES.resolve("index.html")));
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/page/", "/page/../metrics.yaml", "/page/%2e%2e/metrics.yaml", "/metrics.yaml"})
    void anything_else_is_not_found_and_says_what_is(String path) throws Exception {
        HttpResponse<String> answer = ask("GET", path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("The dashboard is at /");
    }

    @Test
    void nothing_can_be_written() throws Exception {
        HttpResponse<String> answer = ask("DELETE", "/");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    private HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) request.headers(headers);
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
