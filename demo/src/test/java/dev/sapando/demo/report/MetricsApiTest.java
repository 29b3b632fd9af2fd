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
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsApiTest {
    private static final String ROWS = """
            {"metric":"ingest","rows":[
              {"period":"all","labels":{"outcome":"accepted","producer":"none"},"numerator":"2","denominator":null,"value":2},
              {"period":"all","labels":{"outcome":"rejected_collect","producer":"none"},"numerator":"1","denominator":null,"value":1},
              {"period":"all","labels":{"outcome":"accepted","producer":"page"},"numerator":"1","denominator":null,"value":1},
              {"period":"all","labels":{"outcome":"accepted","producer":"shop"},"numerator":"96","denominator":null,"value":96},
              {"period":"all","labels":{"outcome":"verified","producer":"shop"},"numerator":"91","denominator":null,"value":91},
              {"period":"all","labels":{"outcome":"duplicates","producer":"shop"},"numerator":"5","denominator":null,"value":5}]}
            """;

    private static final String SESSIONS = """
            {"rows":[{"period":"2024-02-13/2024-03-13","labels":{"step":"session"},"numerator":"7","value":7}]}
            """;
    private static final Instant NOW = Instant.parse("2024-03-14T12:00:00Z");

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
    void whose_events_came_to_which_end_is_read_from_the_rows_and_an_absent_row_is_zero() {
        assertThat(Counted.of(api(), "shop"))
                .isEqualTo(new Counted(new Ledger(96, 0, 91, 5, 0), new Ledger(3, 1, 0, 0, 0)));
    }

    @Test
    void an_answer_that_is_none_is_told_with_its_reason() {
        assertThatThrownBy(() -> api().rows("funnel"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("503", "still reading");
    }

    @Test
    void a_history_is_there_once_there_are_sessions_before_today() {
        answer("/v1/metrics/first-purchase-conversion", 200, "{\"rows\":[]}");
        answer("/v1/metrics/revenue", 200, "{\"rows\":[]}");
        monitoring.removeContext("/v1/metrics/funnel");
        monitoring.createContext("/v1/metrics/funnel", exchange -> {
            boolean past = exchange.getRequestURI().getQuery().equals("from=2024-02-13&until=2024-03-13");
            byte[] rows = (past ? SESSIONS : "{\"rows\":[]}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, rows.length);
            exchange.getResponseBody().write(rows);
            exchange.close();
        });
        assertThat(EarlierRun.leftHistory(api(), NOW, 30)).isTrue();
        assertThat(EarlierRun.leftHistory(api(), NOW, 1)).isFalse();
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
