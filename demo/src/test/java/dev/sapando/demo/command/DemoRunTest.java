package dev.sapando.demo.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer runs it, who does what its banner says. */
class DemoRunTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_short_run_adds_up_although_somebody_else_sends_events_too() throws Exception {
        try (Running demo = Running.sapando(folder, Map.of(), "demo", "--days=1", "--for=5s", "--report=r.json")) {
            URI events =
                    URI.create(demo.awaitTold("events +(http://\\S+/v1/events)").group(1));
            assertThat(sent(events, event("1"))).isEqualTo(202);
            assertThat(sent(events, event("1"))).isEqualTo(202);
            assertThat(sent(events, event("2"))).isEqualTo(202);
            assertThat(sent(events, event("3").putNull("visitorId"))).isEqualTo(202);
            String archive = demo.awaitTold(" archive +(\\S+)").group(1);
            demo.awaitTold("./sapando sql --archive " + archive + " \"SELECT ");
            Ended ended = demo.end(LIMIT);

            assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
            assertThat(ended.out())
                    .contains("4 events came from others: 3 accepted, 1 rejected")
                    .contains("The report is in " + folder.resolve("r.json").toRealPath() + ". Everything adds up.");
            assertThat(ended.err()).as("warnings of what is as it should be").doesNotContain("OffsetFetcherUtils");
            var report = new JsonObject(Files.readString(folder.resolve("r.json")));
            assertAddsUp(report.getJsonObject("events"));
            assertBothArmsWereSeen(report.getJsonObject("recommendations"));
            assertThat(report.getJsonObject("startup").getDouble("firstRecommendationSeconds"))
                    .isPositive();
            assertThat(report.getJsonObject("business").getInteger("sessions")).isPositive();
        }
    }

    private static void assertAddsUp(JsonObject events) {
        assertThat(events.getInteger("sent"))
                .isPositive()
                .isEqualTo(events.getInteger("accepted") + events.getInteger("rejected"));
        assertThat(events.getInteger("accepted")).isEqualTo(ends(events));
        assertThat(events.getInteger("duplicates")).isPositive();
        assertThat(events.getJsonObject("others"))
                .isEqualTo(new JsonObject(
                        "{\"accepted\":3,\"rejected\":1,\"verified\":2,\"duplicates\":1,\"rejectedLater\":0}"));
    }

    private static int ends(JsonObject events) {
        return events.getInteger("verified") + events.getInteger("duplicates") + events.getInteger("rejectedLater");
    }

    private static void assertBothArmsWereSeen(JsonObject recommendations) {
        assertThat(recommendations.getInteger("served")).isGreaterThan(recommendations.getInteger("servedLists"));
        JsonObject arms = recommendations.getJsonObject("arms");
        for (String arm : new String[] {"control", "treatment"}) {
            assertThat(arms.getJsonObject(arm).getInteger("seen")).as(arm).isPositive();
            assertThat(arms.getJsonObject(arm).getInteger("clicked")).as(arm).isPositive();
        }
    }

    private static JsonObject event(String id) {
        return new JsonObject()
                .put("eventId", id)
                .put("type", "search")
                .put("query", "coat")
                .put("occurredAt", "2024-03-01T09:00:00Z")
                .put("visitorId", "you");
    }

    private static int sent(URI events, JsonObject event) throws Exception {
        var request = HttpRequest.newBuilder(events)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event.encode()))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
