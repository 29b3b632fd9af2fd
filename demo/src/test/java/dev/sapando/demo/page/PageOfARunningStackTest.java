package dev.sapando.demo.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.shop.Ask;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.Recommendations;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.monitoring.readback.DrawnCharts;
import dev.sapando.monitoring.readback.HeadlessChromium;
import dev.sapando.monitoring.readback.OpenPage;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the charts draw is what the pipeline has made of what the shop has sent. */
class PageOfARunningStackTest {
    private static final Instant FIRST_DAY = Instant.parse("2024-03-01T09:00:00Z");
    private static final Instant LATER = FIRST_DAY.plusSeconds(60);
    /** The first day's lists are seven days old on the last but one, and over on the last: only then do their visitors count. */
    private static final int DAYS = 9;

    private static final int VISITORS = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void its_charts_draw_what_its_api_answers(@TempDir Path data, @TempDir Path profile) {
        HeadlessChromium.require();
        Workplace workplace = Workplace.of(Optional.of(data));
        try (var stack = new Stack(StackSettings.from(Settings.of(FreePorts.settings()), workplace), workplace)) {
            stack.start();
            List<String> events = fewDays(stack);
            try (var browser = HeadlessChromium.open(profile)) {
                new OpenPage(browser, stack.monitoring()).on(1440, 900, 1, "light");
                var charts = new DrawnCharts(browser, question -> rows(stack.monitoring(), question));
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(browser.text("#account"))
                            .isEqualTo((events.size() - 1) + " accepted = " + (events.size() - 2)
                                    + " verified + 1 duplicates + 0 refused later + 0 in flight + 0 unaccounted"
                                    + " · 1 refused at the edge");
                    assertThat(charts.drawn("funnel", 0))
                            .isEqualTo(List.of(1.0 * VISITORS * DAYS, 1.0 * VISITORS * DAYS, 0.0, 0.0, 1.0 * VISITORS));
                    assertThat(charts.drawn("effect", 0))
                            .as("first purchases of both arms")
                            .doesNotContainNull();
                    charts.equalTheJson();
                });
                assertThat(browser.complaints()).isEmpty();
            }
        }
    }

    /** Each visitor comes every day and buys once; all are shown a list and half of them click; one event twice, one bad. */
    private static List<String> fewDays(Stack stack) {
        var events = new ArrayList<String>();
        try (var pipeline = new HttpPipeline(stack.collector(), stack.serving(), "shop")) {
            for (int day = 0; day < DAYS; day++) {
                for (int visitor = 0; visitor < VISITORS; visitor++) {
                    var visit = new Visit(
                            "v-" + visitor, FIRST_DAY.plus(Duration.ofDays(day)).plusSeconds(visitor));
                    events.add(visit.event("product_view", Map.of("itemId", "coat-" + visitor % 5)));
                    if (day == visitor % DAYS) {
                        events.add(visit.purchase(visitor == 1 ? "CHF" : "EUR", (20 + visitor) + ".90"));
                    }
                }
            }
            assertThat(pipeline.send(events).rejected()).isZero();
            await().atMost(PATIENCE)
                    .until(() -> new Visit("v-0", LATER).shown(pipeline).items().size() > 1);
            var afterwards = new ArrayList<String>();
            for (int visitor = 0; visitor < VISITORS; visitor++) {
                var visit = new Visit("v-" + visitor, LATER.plusSeconds(visitor));
                var list = visit.shown(pipeline);
                afterwards.add(visit.event(
                        "recommendation_view", Map.of("recommendationId", list.id(), "positions", List.of(0, 1))));
                if (visitor % 2 == 0) {
                    afterwards.add(visit.event(
                            "recommendation_click",
                            Map.of("recommendationId", list.id(), "position", 1, "itemId", "coat-1")));
                }
            }
            var last = new Visit("v-0", LATER.plusSeconds(60));
            afterwards.add(events.get(0));
            afterwards.add(last.purchase("EUR", "-1.00"));
            assertThat(pipeline.send(afterwards).rejected()).isOne();
            events.addAll(afterwards);
        }
        return events;
    }

    private record Visit(String visitor, Instant at) {
        /** One a day. */
        String session() {
            return visitor + "-" + at.toString().substring(0, 10);
        }

        Recommendations shown(HttpPipeline pipeline) {
            return pipeline.recommend(new Ask(visitor, session(), null, Ask.HOME, 4, at));
        }

        String purchase(String currency, String price) {
            var line = new JsonObject(Map.of("itemId", "coat-1", "quantity", 1, "unitPrice", price));
            return event("purchase", Map.of("orderId", "o-" + visitor, "currency", currency, "lines", List.of(line)));
        }

        String event(String type, Map<String, Object> more) {
            var event = new JsonObject()
                    .put("eventId", session() + type + at.getEpochSecond())
                    .put("type", type)
                    .put("occurredAt", at.toString())
                    .put("visitorId", visitor)
                    .put("sessionId", session());
            more.forEach(event::put);
            return event.encode();
        }
    }

    private JsonArray rows(URI monitoring, String question) {
        try {
            var request = HttpRequest.newBuilder(monitoring.resolve("/v1/metrics/" + question))
                    .build();
            return new JsonObject(client.send(request, BodyHandlers.ofString()).body()).getJsonArray("rows");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while asking " + question, e);
        }
    }
}
