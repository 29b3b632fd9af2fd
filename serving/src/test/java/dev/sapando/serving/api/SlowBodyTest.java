package dev.sapando.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SlowBodyTest {
    @Test
    void a_body_that_never_ends_gets_408_and_the_connection_is_closed() throws IOException {
        try (ServingOverHttp serving = new ServingOverHttp();
                Socket socket = new Socket("127.0.0.1", serving.port())) {
            // Less than the idle timeout, which would close the connection too.
            socket.setSoTimeout(8_000);
            socket.getOutputStream()
                    .write(("POST /v1/recommendations HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 100\r\n\r\n{\"items\":[")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            assertThat(answer.lines().toList()).first().asString().startsWith("HTTP/1.1 408");
        }
    }
}
