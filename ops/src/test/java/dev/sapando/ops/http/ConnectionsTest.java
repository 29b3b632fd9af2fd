package dev.sapando.ops.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void who_connects_and_says_nothing_is_cut_off() throws IOException {
        try (var server = server(new ConnectionLimits(10, Duration.ofMillis(300), 10));
                var socket = connected(server)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void who_sends_a_head_byte_by_byte_is_cut_off_although_never_idle() throws IOException {
        try (var server = server(new ConnectionLimits(10, Duration.ofMillis(300), 10));
                var socket = connected(server)) {
            var out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\nX: ".getBytes(US_ASCII));
            await().pollInterval(Duration.ofMillis(20)).until(() -> isCutOff(socket));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/7.3", "HTTP/1.10", "HTTP/01.1", "ICY/1.0"})
    void a_version_nobody_speaks_is_the_fault_of_who_asks(String version) throws IOException {
        try (var server = server(new ConnectionLimits(10, Duration.ofSeconds(60), 10));
                var socket = connected(server)) {
            socket.getOutputStream().write(("GET / " + version + "\r\nHost: x\r\n\r\n").getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void more_connections_than_allowed_are_closed_and_there_is_room_again_when_others_go() throws IOException {
        try (var server = server(new ConnectionLimits(3, Duration.ofSeconds(60), 100))) {
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Socket socket = connected(server);
                assertThat(ask(socket)).startsWith("HTTP/1.1 200");
                open.add(socket);
            }
            try (var fourth = connected(server)) {
                assertThat(fourth.getInputStream().read()).isEqualTo(-1);
            }
            open.remove(0).close();
            await().until(() -> {
                try (var next = connected(server)) {
                    return ask(next).startsWith("HTTP/1.1 200");
                }
            });
            for (Socket socket : open) {
                assertThat(ask(socket)).startsWith("HTTP/1.1 200");
                socket.close();
            }
        }
    }

    @Test
    void a_connection_ends_after_so_many_requests() throws IOException {
        try (var server = server(new ConnectionLimits(3, Duration.ofSeconds(60), 3));
                var socket = connected(server)) {
            assertThat(ask(socket)).doesNotContain("close");
            assertThat(ask(socket)).doesNotContain("close");
            assertThat(ask(socket)).containsIgnoringCase("connection: close");
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_head_that_is_too_large_is_answered_and_not_kept() throws IOException {
        try (var server = server(new ConnectionLimits(3, Duration.ofSeconds(60), 3));
                var socket = connected(server)) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(3_000) + "\r\n\r\n").getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 431");
        }
    }

    private Server server(ConnectionLimits connections) {
        return Server.listen(
                vertx,
                new Endpoint("127.0.0.1", 0, "PORT"),
                new HttpLimits(1_000, 1_024, Duration.ofSeconds(60), Duration.ofSeconds(1), connections),
                request -> request.response().end("ok"));
    }

    private static Socket connected(Server server) throws IOException {
        var socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Sends another byte; true where nobody takes it any more. */
    private static boolean isCutOff(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static String ask(Socket socket) throws IOException {
        socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
        InputStream in = socket.getInputStream();
        var answer = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            answer.append((char) next);
            if (answer.toString().endsWith("ok")) {
                break;
            }
        }
        return answer.toString();
    }
}
