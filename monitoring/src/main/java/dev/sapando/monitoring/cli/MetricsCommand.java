package dev.sapando.monitoring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.ops.run.ServiceMain;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks monitoring for a metric and shows it as a table, or as it came. */
@Command(
        name = "metrics",
        description = "Shows a business metric; without NAME, which there are",
        mixinStandardHelpOptions = true)
public final class MetricsCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Metric, such as session-conversion")
    private @Nullable String name;

    @Option(names = "--from", paramLabel = "DAY", description = "First business day, such as 2024-03-01")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "DAY", description = "Last business day")
    private @Nullable String until;

    @Option(names = "--by", paramLabel = "LABEL", description = "Splits the rows, such as channel")
    private @Nullable String by;

    @Option(
            names = "--to",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8083",
            description = "Where monitoring is (default: ${DEFAULT-VALUE})")
    private String to = "";

    @Option(names = "--json", description = "The answer as it came")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        HttpResponse<String> response;
        JsonNode body;
        try {
            response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri()).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString());
            body = new ObjectMapper().readTree(response.body());
        } catch (IllegalArgumentException e) {
            err.println(to + " is not a URL such as http://127.0.0.1:8083");
            return ServiceMain.USAGE;
        } catch (IOException e) {
            err.println("Monitoring does not answer at " + to + " ("
                    + e.getClass().getSimpleName() + "); is it running, is --to right?");
            return ServiceMain.FAILED;
        }
        if (response.statusCode() != 200) {
            err.println(body.path("detail").asText("Monitoring answered " + response.statusCode()));
            return response.statusCode() < 500 ? ServiceMain.USAGE : ServiceMain.FAILED;
        }
        show(response.body(), body);
        return 0;
    }

    private void show(String text, JsonNode body) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(text);
        } else if (name == null) {
            out.print(MetricTable.list(body));
        } else {
            out.print(MetricTable.answer(body));
        }
        out.flush();
    }

    private URI uri() {
        String base = (to.endsWith("/") ? to.substring(0, to.length() - 1) : to) + "/v1/metrics";
        if (name == null) {
            return URI.create(base);
        }
        Map<String, String> asked = new LinkedHashMap<>();
        put(asked, "from", from);
        put(asked, "until", until);
        put(asked, "by", by);
        String query = asked.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(base + "/" + encoded(name) + (query.isEmpty() ? "" : "?" + query));
    }

    private static void put(Map<String, String> asked, String name, @Nullable String value) {
        if (value != null) {
            asked.put(name, value);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
