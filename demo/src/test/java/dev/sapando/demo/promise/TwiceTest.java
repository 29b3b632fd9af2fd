package dev.sapando.demo.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.event.topic.Topics;
import dev.sapando.ops.settings.Settings;
import dev.sapando.schema.Event;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse's loader once made 16,420 of 10,000 events. */
class TwiceTest {
    private static final int EVENTS = 10_000;
    private static final int BATCH = 500;

    @Test
    void ten_thousand_events_sent_twice_with_a_restart_in_between_are_ten_thousand(@TempDir Path folder) {
        try (Stack stack = started(folder)) {
            send(stack, 0, EVENTS);
            send(stack, 0, EVENTS / 2);
        }
        try (Stack stack = started(folder)) {
            send(stack, EVENTS / 2, EVENTS);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(Ends.at(stack.bootstrapServers()))
                    .isEqualTo(new Ends(EVENTS, EVENTS, 0)));
            assertThat(new WholeTopic<>(stack.bootstrapServers(), Topics.EVENTS_VERIFIED)
                            .values().stream().map(Event::getEventId))
                    .hasSize(EVENTS)
                    .doesNotHaveDuplicates();
        }
    }

    private static Stack started(Path folder) {
        Workplace workplace = Workplace.of(Optional.of(folder));
        var stack = new Stack(StackSettings.from(Settings.of(FreePorts.settings()), workplace), workplace);
        stack.start();
        return stack;
    }

    private static void send(Stack stack, int from, int until) {
        try (var pipeline = new HttpPipeline(stack.collector(), stack.serving(), "")) {
            for (int first = from; first < until; first += BATCH) {
                List<String> batch = IntStream.range(first, first + BATCH)
                        .mapToObj(TwiceTest::event)
                        .toList();
                assertThat(pipeline.send(batch).accepted()).isEqualTo(BATCH);
            }
        }
    }

    private static String event(int number) {
        return new JsonObject()
                .put("eventId", "s-" + number / 10 + ":" + number)
                .put("type", "product_view")
                .put("occurredAt", "2024-03-01T09:00:00Z")
                .put("visitorId", "v-" + number / 10)
                .put("itemId", "red-coat")
                .put("consent", true)
                .encode();
    }
}
