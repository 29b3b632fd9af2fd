package dev.sapando.client;

import static dev.sapando.client.ScriptedCollector.Act.refuse;
import static dev.sapando.client.Shop.PATIENCE;
import static dev.sapando.client.Shop.sendViews;
import static dev.sapando.client.Shop.verdicts;
import static dev.sapando.client.Shop.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.client.ScriptedCollector.Act;
import dev.sapando.client.Verdict.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private final ScriptedCollector collector = new ScriptedCollector();
    private final Counts counts = new Counts();

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void a_full_buffer_refuses_with_a_value_and_loses_nothing_it_took() throws Exception {
        collector.afterwards(events -> refuse(503));
        try (SapandoClient client = Shop.client(collector.uri())
                .meters(counts)
                .buffer(20, 1_000_000)
                .open()) {
            List<CompletableFuture<Verdict>> taken = sendViews(client, 20);
            Verdict refused = client.send(view("s-1")).get(0, TimeUnit.SECONDS);

            assertThat(refused)
                    .extracting(Verdict::outcome, Verdict::code)
                    .containsExactly(Outcome.NOT_TAKEN, "buffer_full");
            assertThat(client.waiting()).isEqualTo(20);
            collector.afterwards(events -> Act.TAKE);
            assertThat(verdicts(taken)).allMatch(Verdict::isAccepted);
            assertThat(collector.taken()).doesNotContain(refused.eventId());
            assertThat(counts.dropped()).isEqualTo(1);
        }
    }

    @Test
    void bytes_are_bounded_as_events_are() throws Exception {
        collector.afterwards(events -> refuse(503));
        try (SapandoClient client = Shop.client(collector.uri())
                .batch(10, 1_000, Duration.ZERO)
                .buffer(1_000, 1_600)
                .open()) {
            ShopEvent large = view("s-1").set("note", "n".repeat(600));

            CompletableFuture<Verdict> first = client.send(large);
            assertThat(client.send(large).getNow(null)).isNull();
            assertThat(client.send(large).get(0, TimeUnit.SECONDS).code()).isEqualTo("buffer_full");
            assertThat(client.send(view("s-1").set("note", "n".repeat(2_000)))
                            .get(0, TimeUnit.SECONDS)
                            .code())
                    .isEqualTo("event_too_large");
            collector.afterwards(events -> Act.TAKE);
            assertThat(first.get(30, TimeUnit.SECONDS).isAccepted()).isTrue();
        }
    }

    @Test
    void whoever_chose_to_wait_waits_for_room_and_no_longer_than_that() throws Exception {
        collector.afterwards(events -> refuse(503));
        try (SapandoClient client = Shop.client(collector.uri())
                .buffer(1, 1_000_000)
                .whenFull(WhenFull.block(PATIENCE))
                .open()) {
            client.send(view("s-1"));
            CompletableFuture<Verdict> waiting = CompletableFuture.supplyAsync(() -> client.send(view("s-1")))
                    .thenCompose(verdict -> verdict);
            collector.afterwards(events -> Act.TAKE);

            assertThat(waiting.get(30, TimeUnit.SECONDS).isAccepted()).isTrue();
        }
        collector.afterwards(events -> refuse(503));
        try (SapandoClient client = Shop.client(collector.uri())
                .buffer(1, 1_000_000)
                .whenFull(WhenFull.block(Duration.ofMillis(30)))
                .open()) {
            client.send(view("s-1"));
            long begun = System.nanoTime();
            assertThat(client.send(view("s-1")).get(0, TimeUnit.SECONDS).code()).isEqualTo("buffer_full");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
            client.close(Duration.ZERO);
        }
    }

    @Test
    void closing_sends_what_lingers_and_takes_nothing_more() throws Exception {
        SapandoClient client = Shop.client(collector.uri())
                .batch(1_000, 1_000_000, Duration.ofHours(1))
                .open();
        List<CompletableFuture<Verdict>> futures = sendViews(client, 30);

        assertThat(client.close(PATIENCE)).isEqualTo(new Closed(0, false, ""));
        assertThat(verdicts(futures)).allMatch(Verdict::isAccepted);
        assertThat(client.send(view("s-1")).get(0, TimeUnit.SECONDS).code()).isEqualTo("client_closed");
        assertThat(client.close(PATIENCE).isComplete()).isTrue();
    }

    @Test
    void closing_by_a_deadline_says_what_is_left_and_why() throws Exception {
        collector.afterwards(events -> refuse(503, "3600"));
        SapandoClient client = Shop.client(collector.uri()).meters(counts).open();
        List<CompletableFuture<Verdict>> futures = sendViews(client, 3);
        await().atMost(PATIENCE).until(() -> !client.problem().isEmpty());

        assertThat(client.close(Duration.ofMillis(50))).isEqualTo(new Closed(3, false, "503 because"));
        assertThat(verdicts(futures)).extracting(Verdict::outcome).containsOnly(Outcome.UNSENT);
        assertThat(counts.dropped()).isEqualTo(3);
    }

    @Test
    void a_flush_hurries_what_lingers_and_says_whether_it_is_out() throws Exception {
        try (SapandoClient client = Shop.client(collector.uri())
                .batch(1_000, 1_000_000, Duration.ofHours(1))
                .open()) {
            sendViews(client, 5);
            assertThat(client.flush(PATIENCE)).isTrue();
            assertThat(collector.taken()).hasSize(5);

            collector.afterwards(events -> refuse(503));
            sendViews(client, 5);
            assertThat(client.flush(Duration.ofMillis(20))).isFalse();
            client.close(Duration.ZERO);
        }
    }

    @Test
    void a_listener_that_throws_holds_up_nobody() throws Exception {
        try (SapandoClient client = Shop.client(collector.uri())
                .onVerdict(verdict -> {
                    throw new IllegalStateException("listener");
                })
                .open()) {
            assertThat(verdicts(sendViews(client, 30))).allMatch(Verdict::isAccepted);
        }
    }
}
