package dev.sapando.demo.real;

import static org.awaitility.Awaitility.await;

import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.exact.Answered;
import dev.sapando.demo.exact.Archived;
import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.report.Row;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.ingest.replay.ReplayCommand;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine;

/** A stack as {@code ./sapando up --data} starts it, and what a person beside it does. */
final class RunningStack implements AutoCloseable {
    private final Workplace workplace;
    private Stack stack;
    private MetricsApi metrics;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningStack(Workplace workplace) {
        this.workplace = workplace;
        stack = started(workplace);
        metrics = new MetricsApi(stack.monitoring());
    }

    static RunningStack on(Path data) {
        return new RunningStack(Workplace.of(Optional.of(data)));
    }

    private static Stack started(Workplace workplace) {
        var settings = new HashMap<>(FreePorts.settings());
        settings.put("ARCHIVE_FLUSH_INTERVAL", "1s");
        var stack = new Stack(StackSettings.from(Settings.of(settings), workplace), workplace);
        stack.start();
        return stack;
    }

    /** On the same data, whatever was still on its way. */
    void restart() {
        stack.close();
        stack = started(workplace);
        metrics = new MetricsApi(stack.monitoring());
    }

    @Override
    public void close() {
        stack.close();
    }

    /** Exit status of {@code ./sapando replay}. */
    int replay(String... arguments) {
        var all = new ArrayList<>(List.of(
                "--to", stack.collector().toString(),
                "--monitoring", stack.monitoring().toString()));
        all.addAll(List.of(arguments));
        if (!all.contains("--settle-for")) {
            all.addAll(0, List.of("--settle-for", "120s"));
        }
        return new CommandLine(new ReplayCommand()).execute(all.toArray(String[]::new));
    }

    HttpPipeline pipeline() {
        return new HttpPipeline(stack.collector(), stack.serving(), "shop");
    }

    Ledger ledger() {
        return Ledger.of(metrics);
    }

    Answered answered() {
        return new Answered(stack.monitoring());
    }

    Archived archived() {
        return new Archived(workplace.archive());
    }

    List<Row> rows(String query) {
        return metrics.rows(query);
    }

    /** Sessions over a range of business days, given as {@code from=…&until=…}. */
    long sessions(String range) {
        return rows("funnel?" + range).stream()
                .filter(row -> "session".equals(row.labels().get("step")))
                .mapToLong(row -> row.numerator().orElseThrow().longValueExact())
                .sum();
    }

    /** Once nothing is on its way any more: what is recommended beside each item. */
    Map<String, List<String>> recommendedBeside(Collection<String> items) throws IOException, InterruptedException {
        var lists = new TreeMap<String, List<String>>();
        for (String item : items) {
            var answer = get(stack.serving().resolve("/v1/recommendations?n=20&itemId=" + item));
            lists.put(
                    item,
                    answer.getJsonArray("items").stream()
                            .map(each -> ((JsonObject) each).getString("itemId"))
                            .toList());
        }
        return lists;
    }

    /** Waits until sessions have come to a number and serving has indexed what it will. */
    void settle(String range, long sessions, Collection<String> items) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> sessions(range) == sessions);
        var last = new AtomicReference<Map<String, List<String>>>(Map.of());
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(2))
                .ignoreExceptions()
                .until(() -> {
                    var now = recommendedBeside(items);
                    return now.equals(last.getAndSet(now));
                });
    }

    private JsonObject get(URI uri) throws IOException, InterruptedException {
        var response = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(uri + " answered " + response.statusCode() + ": " + response.body());
        }
        return new JsonObject(response.body());
    }
}
