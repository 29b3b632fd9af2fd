package dev.sapando.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import dev.sapando.ingest.collect.CollectorRig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Monitoring as a replay sees it, in front of a collector: of whatever that took, one is a duplicate, until told otherwise. */
final class FakeMonitoring implements AutoCloseable {
    private final Map<String, Supplier<String>> rows = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final CollectorRig rig;
    private final HttpServer server;

    FakeMonitoring(CollectorRig rig) {
        this.rig = rig;
        answers("ingest", () -> {
            int taken = taken();
            return row("verified", 100 + Math.max(0, taken - 1)) + "," + row("duplicates", 10 + Math.min(1, taken))
                    + "," + row("rejected_verify", 3)
                    + ","
                    // What is still on its way moves all the time, and is nobody's end.
                    + row("in_flight", asked.incrementAndGet())
                    + "," + row("unaccounted", -asked.get());
        });
        answers("funnel", () -> sessions(Math.min(1, taken())));
        answers("revenue", () -> "");
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/metrics/", exchange -> {
            String metric = exchange.getRequestURI().getPath().substring("/v1/metrics/".length());
            byte[] answer = ("{\"rows\":[" + rows.getOrDefault(metric, () -> "").get() + "]}").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    /** From now on. */
    void answers(String metric, Supplier<String> answer) {
        rows.put(metric, answer);
    }

    /** How many events the collector has taken. */
    int taken() {
        return rig.on("events.collected").size();
    }

    static String row(String outcome, int value) {
        return row("none", outcome, value);
    }

    static String row(String producer, String outcome, int value) {
        return "{\"labels\":{\"producer\":\"" + producer + "\",\"outcome\":\"" + outcome + "\"},\"value\":" + value
                + "}";
    }

    static String sessions(int count) {
        return "{\"labels\":{\"step\":\"session\"},\"numerator\":\"" + count + "\"}";
    }

    Ended replay(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        Collections.addAll(
                all,
                "--to",
                "http://127.0.0.1:" + rig.collector.port(),
                "--monitoring",
                "http://127.0.0.1:" + server.getAddress().getPort());
        return Ended.replay(all.toArray(String[]::new));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
