package dev.sapando.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A shop's site with the tag, on an origin of its own: every path is a long page with a coat and a recommended dress. */
final class ShopPages implements AutoCloseable {
    private static final String PAGE = """
            <!doctype html><html><head><meta charset="utf-8"><link rel="icon" href="data:,">
            <script src="/sapando.js" data-collector="%s" data-write-key="wk browser" data-wait="50" data-first="20" data-queue="%d"></script>
            </head><body style="margin:0">%s
            <div style="height:300px"><button id="dress" data-sapando-item="blue-dress" data-sapando-recommendation="r-81" data-sapando-position="0"><b>Dress</b></button>
            <button id="cart" data-sapando-item="red-coat" data-sapando-type="add_to_cart">Buy</button><button id="other">Menu</button></div>
            <div style="height:2700px"></div></body></html>
            """;

    private final HttpServer server;

    ShopPages(URI collector, int queue) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            String product = exchange.getRequestURI().getPath().equals("/coat")
                    ? "<main data-sapando-view='red-coat'></main>"
                    : "";
            answer(
                    exchange,
                    "text/html;charset=utf-8",
                    PAGE.formatted(collector, queue, product).getBytes(StandardCharsets.UTF_8));
        });
        server.createContext("/sapando.js", exchange -> answer(exchange, "text/javascript", tag()));
        server.start();
    }

    String page(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static byte[] tag() throws IOException {
        try (InputStream in = Objects.requireNonNull(SapandoClient.class.getResourceAsStream("sapando.js"))) {
            return in.readAllBytes();
        }
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
