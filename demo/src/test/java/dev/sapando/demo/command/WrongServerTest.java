package dev.sapando.demo.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody answers, as a proxy does with a page of its own; but it is not who was asked. */
class WrongServerTest {
    @SuppressWarnings("NullAway.Init") // made before each test
    private HttpServer proxy;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void listen() throws IOException {
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", exchange -> {
            byte[] page = "<html>Welcome</html>".getBytes(UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("DELETE") ? 202 : 200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        proxy.start();
    }

    @AfterEach
    void close() {
        proxy.stop(0);
    }

    @ParameterizedTest
    @CsvSource({"erase v-1,is that the collector?", "cost,is that ingest's admin port?", "metrics,is that monitoring?"})
    void a_page_instead_of_json_is_an_answer_and_not_silence(String command, String question) throws Exception {
        String to = "--to=http://127.0.0.1:" + proxy.getAddress().getPort();

        Ended ended = Ended.sapando(folder, Map.of(), (command + " " + to).split(" "));

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.told())
                .singleElement()
                .asString()
                .contains("something else than JSON", question)
                .doesNotContain("no collector answers", "no ingest answers", "no monitoring answers");
    }
}
