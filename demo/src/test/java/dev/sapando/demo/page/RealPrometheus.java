package dev.sapando.demo.page;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Prometheus itself, with the configuration that ships but for the targets and a pace for tests. */
final class RealPrometheus implements AutoCloseable {
    private static final Path CONFIGURATION = Path.of("..", "monitoring", "prometheus", "prometheus.yml");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final URI address;

    private RealPrometheus(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static boolean isHere() throws InterruptedException {
        try {
            Process asked = new ProcessBuilder("prometheus", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return asked.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static RealPrometheus scraping(List<Integer> adminPorts, Path folder) throws IOException {
        String targets = adminPorts.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(", "));
        Path configuration = Files.writeString(
                folder.resolve("prometheus.yml"),
                Files.readString(CONFIGURATION)
                        .replaceAll("targets: \\[.*]", "targets: [" + targets + "]")
                        .replaceAll("scrape_(interval|timeout): \\ds", "scrape_$1: 1s"));
        int port = freePort();
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=error")
                .inheritIO()
                .start();
        return new RealPrometheus(process, URI.create("http://127.0.0.1:" + port));
    }

    /** How many series answer the query; none where Prometheus is not up yet. */
    int answers(String query) {
        JsonObject answer = ask(query);
        if (!"success".equals(answer.getString("status"))) {
            return 0;
        }
        return answer.getJsonObject("data")
                .getJsonArray("result", new JsonArray())
                .size();
    }

    /** Of all series whose names are like that; empty where Prometheus is not up yet. */
    Set<String> names(String like) {
        JsonArray names = get("/api/v1/label/__name__/values?match[]=", "{__name__=~\"" + like + "\"}")
                .getJsonArray("data", new JsonArray());
        return names.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private JsonObject ask(String query) {
        return get("/api/v1/query?query=", query);
    }

    private JsonObject get(String path, String query) {
        URI question = address.resolve(path.replace("[]", "%5B%5D") + URLEncoder.encode(query, StandardCharsets.UTF_8));
        try {
            String body = http.send(HttpRequest.newBuilder(question).build(), BodyHandlers.ofString())
                    .body();
            return body.startsWith("{") ? new JsonObject(body) : new JsonObject();
        } catch (ConnectException e) {
            return new JsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while asking " + query, e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
