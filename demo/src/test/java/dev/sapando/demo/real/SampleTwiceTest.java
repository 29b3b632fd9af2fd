package dev.sapando.demo.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The day that ships holds its expected answers as often as it is sent, also where somebody else sends too. */
class SampleTwiceTest {
    private static final int BATCHES = 40;

    @Test
    void a_second_replay_and_one_beside_other_traffic_have_the_answers_of_the_first(@TempDir Path data) {
        try (var stack = RunningStack.on(data)) {
            assertThat(stack.replay("sample", "--samples", "samples"))
                    .as("first")
                    .isZero();
            assertThat(stack.replay("sample", "--samples", "samples"))
                    .as("second")
                    .isZero();

            var others = CompletableFuture.runAsync(() -> walkIns(stack));
            assertThat(stack.replay("sample", "--samples", "samples"))
                    .as("beside others")
                    .isZero();
            others.join();
        }
    }

    private static void walkIns(RunningStack stack) {
        try (var pipeline = stack.pipeline()) {
            for (int batch = 0; batch < BATCHES; batch++) {
                String visitor = "walk-in-" + batch;
                pipeline.send(
                        IntStream.range(0, 50).mapToObj(n -> view(visitor, n)).toList());
            }
        }
    }

    private static String view(String visitor, int number) {
        return new JsonObject()
                .put("eventId", visitor + ":" + number)
                .put("type", "product_view")
                .put("occurredAt", "2024-03-01T09:00:00Z")
                .put("visitorId", visitor)
                .put("itemId", "red-coat")
                .put("consent", true)
                .encode();
    }
}
