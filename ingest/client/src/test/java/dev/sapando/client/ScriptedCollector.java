package dev.sapando.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A collector that does what a test says, request by request, and then what a good one does: events of type {@code bad} are refused. */
final class ScriptedCollector implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    /** @param taken whether the collector has its events, whatever it answered */
    record Request(long nanos, String key, boolean gzip, List<JsonNode> events, boolean taken) {
        List<String> ids() {
            return events.stream().map(event -> event.path("eventId").asText()).toList();
        }
    }

    /**
     * @param status 0: the connection ends without an answer
     * @param body null: what a good collector answers
     */
    record Act(
            int status,
            @Nullable String retryAfter,
            @Nullable String body,
            boolean takes) {
        static final Act TAKE = new Act(202, null, null, true);

        static Act refuse(int status) {
            return new Act(status, null, "{\"code\":\"c" + status + "\",\"detail\":\"because\"}", false);
        }

        static Act refuse(int status, String retryAfter) {
            return new Act(status, retryAfter, "{\"code\":\"c" + status + "\",\"detail\":\"because\"}", false);
        }

        /** @param takes whether it had kept the events before the line broke */
        /** Of a proxy, say. */
        static Act page(int status) {
            return new Act(status, null, "<html>no</html>", false);
        }

        static Act lost(boolean takes) {
            return new Act(0, null, null, takes);
        }
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<Act> script = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private volatile Function<List<JsonNode>, Act> afterwards = events -> Act.TAKE;

    ScriptedCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/events", this::answer);
        server.start();
    }

    ScriptedCollector then(Act... acts) {
        script.addAll(List.of(acts));
        return this;
    }

    ScriptedCollector afterwards(Function<List<JsonNode>, Act> rule) {
        afterwards = rule;
        return this;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Ids that the collector has, in their order; twice where it was given one twice. */
    List<String> taken() {
        return requests.stream()
                .filter(Request::taken)
                .flatMap(request -> request.ids().stream())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        List<JsonNode> events = read(exchange);
        Act act = Objects.requireNonNullElseGet(script.poll(), () -> afterwards.apply(events));
        var headers = exchange.getRequestHeaders();
        requests.add(new Request(
                System.nanoTime(),
                Objects.requireNonNullElseGet(headers.getFirst("X-Write-Key"), () -> keyInAddress(exchange)),
                "gzip".equals(headers.getFirst("Content-Encoding")),
                events,
                act.takes));
        if (headers.getFirst("Origin") != null) {
            exchange.getResponseHeaders().add("Access-Control-Allow-Origin", headers.getFirst("Origin"));
            exchange.getResponseHeaders().add("Access-Control-Expose-Headers", "Retry-After");
        }
        if (act.status == 0) {
            exchange.close();
            return;
        }
        if (act.retryAfter != null) {
            exchange.getResponseHeaders().add("Retry-After", act.retryAfter);
        }
        byte[] body =
                Objects.requireNonNullElseGet(act.body, () -> verdicts(events)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(act.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String keyInAddress(HttpExchange exchange) {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        return query.startsWith("writeKey=") ? query.substring("writeKey=".length()) : "";
    }

    private static List<JsonNode> read(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        String text = new String((gzip ? new GZIPInputStream(in) : in).readAllBytes(), StandardCharsets.UTF_8);
        var events = new ArrayList<JsonNode>();
        if (text.startsWith("[")) {
            JSON.readTree(text).forEach(events::add);
            return events;
        }
        for (String line : text.lines().toList()) {
            events.add(JSON.readTree(line));
        }
        return events;
    }

    private static String verdicts(List<JsonNode> events) {
        List<Integer> bad = IntStream.range(0, events.size())
                .filter(i -> events.get(i).path("type").asText().equals("bad"))
                .boxed()
                .toList();
        return "{\"accepted\":" + (events.size() - bad.size()) + ",\"rejected\":["
                + bad.stream()
                        .map(i ->
                                "{\"index\":" + i + ",\"code\":\"type_unknown\",\"field\":\"type\",\"detail\":\"bad\"}")
                        .collect(Collectors.joining(","))
                + "]}";
    }
}
