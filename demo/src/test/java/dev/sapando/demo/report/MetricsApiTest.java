package dev.sapando.demo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsApiTest {
    private static final String ROWS = """
            {"metric":"ingest","rows":[
              {"period":"all","labels":{"outcome":"accepted"},"numerator":"96","denominator":null,"value":96},
              {"period":"all","labels":{"outcome":"verified"},"numerator":"91","denominator":null,"value":91},
              {"period":"all","labels":{"outcome":"duplicates"},"numerator":"5","denominator":null,"value":5}]}
            """;

    private HttpServer monitoring;

    @BeforeEach
    void start() throws IOException {
        monitoring = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/v1/metrics/ingest", 200, ROWS);
        answer("/v1/metrics/funnel", 503, "{\"detail\":\"still reading\"}");
        monitoring.start();
    }

    @AfterEach
    void stop() {
        monitoring.stop(0);
    }

    @Test
    void the_ledger_is_read_from_the_rows_and_an_absent_row_is_zero() {
        assertThat(Ledger.of(api())).isEqualTo(new Ledger(96, 0, 91, 5, 0));
    }

    @Test
    void an_answer_that_is_none_is_told_with_its_reason() {
        assertThatThrownBy(() -> api().rows("funnel"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("503", "still reading");
    }

    private MetricsApi api() {
        return new MetricsApi(
                URI.create("http://127.0.0.1:" + monitoring.getAddress().getPort()));
    }

    private void answer(String path, int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        monitoring.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
