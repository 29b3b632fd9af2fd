package dev.sapando.ingest.cost;

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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks ingest for the ledger and shows it as a table, or as it came. */
@Command(
        name = "cost",
        description = "Shows what keeping and moving the data costs, and what of it nobody reads",
        mixinStandardHelpOptions = true)
public final class CostCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    enum By {
        topic,
        type,
        consumer,
        day,
        field
    }

    @Option(
            names = "--by",
            paramLabel = "LABEL",
            defaultValue = "topic",
            description = "One of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private By by = By.topic;

    @Option(
            names = "--to",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:9180",
            description = "Where ingest's admin port is; default ${DEFAULT-VALUE}")
    private String to = "";

    @Option(names = "--json", description = "The answer as it came")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(to + "/v1/cost?by=" + by))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            JsonNode body = new ObjectMapper().readTree(response.body());
            if (response.statusCode() != 200) {
                err.println(body.path("detail").asText("Ingest answered " + response.statusCode()));
                return ServiceMain.FAILED;
            }
            out.print(json ? response.body() + System.lineSeparator() : CostTable.of(body));
            out.flush();
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(to + " is not a URL such as http://127.0.0.1:9180");
            return ServiceMain.USAGE;
        } catch (JsonProcessingException e) {
            err.println(to + " answers with something else than JSON; is that ingest's admin port?");
            return ServiceMain.FAILED;
        } catch (IOException e) {
            err.println("no ingest answers at " + to + " (" + NoAnswer.reason(e)
                    + "); start one with ./sapando up, or name another's admin port with --to");
            return ServiceMain.FAILED;
        }
    }
}
