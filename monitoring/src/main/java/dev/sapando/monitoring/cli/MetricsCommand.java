package dev.sapando.monitoring.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.ops.http.NoAnswer;
import dev.sapando.ops.run.ServiceMain;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Option(
            names = "--from",
            paramLabel = "DAY",
            converter = BusinessDay.class,
            description = "First business day, such as 2024-03-01; default 30 days, up to that of the newest event")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DAY", converter = BusinessDay.class, description = "Last business day")
    private @Nullable LocalDate until;

    @Option(names = "--by", paramLabel = "LABEL", description = "Splits the rows, such as channel")
    private @Nullable String by;

    @Mixin
    private final Definition definition = new Definition();

    @Option(
            names = "--to",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8083",
            description = "Where monitoring is; default ${DEFAULT-VALUE}")
    private String to = "";

    @Option(
            names = "--explain",
            description = "What the metric is, and what can be asked of it, in place of its numbers")
    private boolean explain;

    @Option(names = "--json", description = "The answer as it came")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Asked> asked = Optional.ofNullable(name)
                .map(metric -> new Asked(
                        metric,
                        Optional.ofNullable(from),
                        Optional.ofNullable(until),
                        Optional.ofNullable(by).filter(label -> !label.isEmpty()),
                        definition.asked()));
        HttpResponse<String> response;
        JsonNode body;
        Optional<String> mistake;
        JsonNode metrics;
        try {
            response = get(asked.map(question -> "/" + question.query()).orElse(""));
            body = json(response);
            boolean wrong = response.statusCode() == 400;
            metrics = asked.isPresent() && (wrong || explain) ? json(get("")) : body;
            mistake = wrong && asked.isPresent()
                    ? asked.get().mistake(metrics, body.path("code").asText())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            err.println(to + " is not a URL such as http://127.0.0.1:8083");
            return ServiceMain.USAGE;
        } catch (JsonProcessingException e) {
            err.println(to + " answers with something else than JSON; is that monitoring?");
            return ServiceMain.FAILED;
        } catch (IOException e) {
            err.println("no monitoring answers at " + to + " (" + NoAnswer.reason(e)
                    + "); start one with ./sapando up, or name another with --to");
            return ServiceMain.FAILED;
        }
        if (response.statusCode() != 200) {
            err.println(mistake.orElseGet(
                    () -> body.path("detail").asText("Monitoring answered " + response.statusCode())));
            return response.statusCode() < 500 ? ServiceMain.USAGE : ServiceMain.FAILED;
        }
        if (explain && name != null) {
            return explain(metrics);
        }
        show(response.body(), body);
        if (body.has("warning")) {
            err.println("warning: " + body.path("warning").asText());
        }
        return 0;
    }

    private int explain(JsonNode metrics) {
        PrintWriter out = spec.commandLine().getOut();
        metrics.forEach(metric -> {
            if (metric.path("id").asText().equals(name)) {
                out.print(json ? metric + "\n" : Explained.of(metric));
            }
        });
        out.flush();
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

    /** @param path below {@code /v1/metrics} */
    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String base = to.endsWith("/") ? to.substring(0, to.length() - 1) : to;
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/v1/metrics" + path))
                .timeout(PATIENCE)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }
}
