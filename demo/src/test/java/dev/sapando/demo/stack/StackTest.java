package dev.sapando.demo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.shop.Ask;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.Verdicts;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
    private static final String NOW = "2024-03-01T09:00:00Z";

    @Test
    void what_others_looked_at_together_is_recommended_and_everything_is_there_after_a_restart(@TempDir Path folder) {
        try (Stack stack = started(folder);
                var pipeline = pipeline(stack)) {
            Verdicts verdicts = pipeline.send(List.of(
                    view("s-1:1", "v-ana", "red-coat"),
                    view("s-1:2", "v-ana", "blue-dress"),
                    view("s-2:1", "v-ben", "red-coat"),
                    view("s-2:2", "v-ben", "blue-dress"),
                    view("s-2:2", "v-ben", "blue-dress")));
            assertThat(verdicts.accepted()).isEqualTo(5);
            assertLooksRight(stack, pipeline);
        }
        try (Stack stack = started(folder);
                var pipeline = pipeline(stack)) {
            await().atMost(Duration.ofSeconds(60)).until(stack::isReady);
            assertThat(Ledger.of(new MetricsApi(stack.monitoring())))
                    .as("once it is ready, at once")
                    .isEqualTo(new Ledger(5, 0, 4, 1, 0));
            assertLooksRight(stack, pipeline);
        }
    }

    private static void assertLooksRight(Stack stack, HttpPipeline pipeline) {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            assertThat(Ledger.of(new MetricsApi(stack.monitoring()))).isEqualTo(new Ledger(5, 0, 4, 1, 0));
            assertThat(pipeline.recommend(new Ask("v-cleo", null, "red-coat", Ask.ITEM, 5, null))
                            .items())
                    .contains("blue-dress")
                    .doesNotContain("red-coat");
        });
    }

    private static Stack started(Path folder) {
        Workplace workplace = Workplace.of(Optional.of(folder));
        var stack = new Stack(StackSettings.from(Settings.of(FreePorts.settings()), workplace), workplace);
        stack.start();
        return stack;
    }

    private static HttpPipeline pipeline(Stack stack) {
        return new HttpPipeline(stack.collector(), stack.serving(), "test");
    }

    private static String view(String eventId, String visitorId, String itemId) {
        return new JsonObject(Map.of(
                        "eventId", eventId,
                        "type", "product_view",
                        "occurredAt", NOW,
                        "visitorId", visitorId,
                        "itemId", itemId))
                .encode();
    }
}
