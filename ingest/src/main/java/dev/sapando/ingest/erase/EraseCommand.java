package dev.sapando.ingest.erase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.ingest.keys.PresentedKey;
import dev.sapando.ingest.keys.WriteKeyOption;
import dev.sapando.ingest.replay.CollectorOption;
import dev.sapando.ops.http.NoAnswer;
import dev.sapando.ops.run.ServiceMain;
import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./sapando erase VISITOR}: asks the collector to have a visitor forgotten everywhere, and says what goes by when. */
@Command(
        name = "erase",
        description =
                "Forgets a visitor everywhere, and says what goes by when; where the collector asks for a key, for one of scope admin",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields before call()
public final class EraseCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "VISITOR", description = "The visitorId, as events have it")
    private String visitor;

    @Mixin
    private CollectorOption collector;

    @Mixin
    private WriteKeyOption writeKey;

    @Option(names = "--json", description = "The collector's answer as it came")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (visitor.isBlank()) {
            throw new ParameterException(spec.commandLine(), "VISITOR is empty; name the visitor to forget");
        }
        requirePlain();
        return ServiceMain.guarded(() -> {
            JsonNode answer = ask();
            if (json) {
                spec.commandLine().getOut().println(answer);
                spec.commandLine().getOut().flush();
            } else {
                tell(answer);
            }
            return 0;
        });
    }

    /** Such a character comes of a slip on the keyboard; as JSON the collector takes it only escaped, and so on purpose. */
    private void requirePlain() {
        int[] characters = visitor.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            if (Character.isISOControl(characters[i])) {
                throw new ParameterException(
                        spec.commandLine(),
                        "VISITOR has a control character, U+%04X, at position %d; give the id without it, or ask for DELETE %s"
                                        .formatted(characters[i], i + 1, address())
                                + " where the id really has it");
            }
        }
    }

    private URI address() {
        String id = URLEncoder.encode(visitor, StandardCharsets.UTF_8).replace("+", "%20");
        return collector.url().resolve("/v1/visitors/" + id);
    }

    private JsonNode ask() {
        HttpRequest.Builder request = PresentedKey.on(
                HttpRequest.newBuilder(address()).timeout(PATIENCE).DELETE(), writeKey.key());
        try {
            HttpResponse<byte[]> answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 202) {
                throw new StartFailure("nothing is forgotten: " + collector.url() + " answers " + answer.statusCode()
                        + " " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new StartFailure(
                    "cannot tell whether anything is forgotten: " + collector.url()
                            + " answers 202 with something else than JSON; is that the collector?",
                    e);
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot tell whether anything is forgotten: no collector answers at " + collector.url() + " ("
                            + NoAnswer.reason(e)
                            + "); start one with ./sapando up, or name another with --to, and ask again: it does no harm",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("interrupted; ask again, it does no harm", e);
        }
    }

    private void tell(JsonNode answer) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "Whatever is kept of %s is forgotten, and whoever comes back under this id is new. Gone from%n",
                visitor);
        answer.path("goneBy")
                .properties()
                .forEach(each -> out.printf(
                        "  %-26s by %s%n", each.getKey(), each.getValue().asText()));
        out.printf(
                "Anonymous sums stay. On the list of erasures as %s (privacy.erasures)%n",
                answer.path("visitorHash").asText());
        out.println(answer.path("caution").asText());
        out.flush();
    }
}
