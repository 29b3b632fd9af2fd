package dev.sapando.ingest.collect;

import static dev.sapando.ingest.testing.Shop.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.ingest.keys.Gate;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The thread on which Kafka acknowledges has all other requests to see to. */
class AnswerOnItsLoopTest {
    @Test
    void what_is_to_be_done_after_an_ack_is_done_on_the_requests_own_event_loop() {
        var sender = new PacedSender();
        List<String> counting = new CopyOnWriteArrayList<>();
        try (var rig = new CollectorRig(CollectorRig.settings(true), Gate.withoutKeys(), sender)) {
            rig.registry.config().onMeterAdded(meter -> {
                if (meter.getId().getName().equals(CollectorMeters.EVENTS)) {
                    counting.add(Thread.currentThread().getName());
                }
            });
            CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> rig.post(view("1")));
            await().until(() -> sender.waiting() == 1);

            sender.permit(1);

            assertThat(answer.join().body()).startsWith("{\"accepted\":1");
            assertThat(counting).singleElement().asString().startsWith("vert.x-eventloop-thread");
        }
    }
}
