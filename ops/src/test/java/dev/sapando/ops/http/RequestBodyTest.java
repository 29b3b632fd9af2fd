package dev.sapando.ops.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
    private static final int HELD = 60;

    private final Vertx vertx = Vertx.vertx();
    private final HttpLimits limits = new HttpLimits(100, 16_384, Duration.ofSeconds(60), Duration.ofMillis(500));
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Server server = Server.listen(
            vertx,
            new Endpoint("127.0.0.1", 0, "PORT"),
            limits,
            request -> RequestBody.read(vertx, request, limits, new Told(request)));

    @AfterEach
    void stop() {
        server.close();
        vertx.close().await();
    }

    @Test
    void a_body_within_the_limits_arrives_whole() throws IOException {
        assertThat(answer("Content-Length: 5\r\nConnection: close\r\n\r\ndress"))
                .startsWith("HTTP/1.1 200");
        assertThat(told).containsExactly("whole dress");
    }

    @Test
    void a_body_announced_as_too_large_is_refused_before_it_is_sent() throws IOException {
        assertThat(answer("Content-Length: 101\r\nExpect: 100-continue\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
        assertThat(told).containsExactly("body_too_large");
    }

    @Test
    void a_body_that_grows_too_large_is_refused_and_read_on_so_that_its_sender_sees_why() throws IOException {
        String half = "40\r\n" + "x".repeat(64) + "\r\n";
        assertThat(answer("Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + half + half + half + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("over 100 bytes");
        assertThat(told).containsExactly("body_too_large");
    }

    @Test
    void a_body_that_does_not_end_is_refused_and_its_connection_closed() throws IOException {
        assertThat(answer("Content-Length: 9\r\n\r\n{")).startsWith("HTTP/1.1 408");
        assertThat(told).containsExactly("body_too_slow");
    }

    @Test
    void whoever_takes_it_may_have_no_room() throws IOException {
        assertThat(answer("Content-Length: 61\r\nConnection: close\r\n\r\n" + "x".repeat(HELD + 1)))
                .startsWith("HTTP/1.1 503");
        assertThat(told).containsExactly("full");
    }

    @Test
    void a_sender_that_goes_away_is_told_once() throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nHost: shop\r\nContent-Length: 9\r\n\r\n{".getBytes(US_ASCII));
        }
        await().untilAsserted(() -> assertThat(told).containsExactly("lost"));
    }

    private String answer(String rest) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("POST / HTTP/1.1\r\nHost: shop\r\n" + rest).getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private final class Told implements RequestBody.Taker {
        private final HttpServerRequest request;
        private int held;

        Told(HttpServerRequest request) {
            this.request = request;
        }

        @Override
        public Optional<Problem> hold(int bytes) {
            held += bytes;
            return held == HELD + 1 ? Optional.of(new Problem(503, "full", "no room")) : Optional.empty();
        }

        @Override
        public void whole(Buffer body) {
            told.add("whole " + body);
            request.response().end();
        }

        @Override
        public void refuse(Problem problem) {
            told.add(problem.code());
            problem.answer(request.response());
        }

        @Override
        public void lost() {
            told.add("lost");
        }
    }
}
