package dev.sapando.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.client.Counts;
import dev.sapando.client.OrderLine;
import dev.sapando.client.SapandoClient;
import dev.sapando.client.ShopEvent;
import dev.sapando.client.Verdict;
import dev.sapando.client.WhenFull;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The shop's back end, which sends with the client, and notes what it was told. */
final class BackEnd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Instant FIRST = Instant.parse("2024-03-01T09:00:00Z");
    /** After so many good ones comes one that is refused, so that an answer also has something to refuse amid a fault. */
    private static final int GOOD_IN_A_ROW = 1_000;

    private static final int VISITORS = 997;
    private static final int SESSIONS = 2_003;

    private final Counts counts = new Counts();
    private final SapandoClient client;
    /** By visitor and event id, the order in which the shop was told. */
    private final Map<String, Integer> accepted = new ConcurrentHashMap<>();

    private final AtomicInteger told = new AtomicInteger();
    private int made;

    BackEnd(URI collector, long seed) throws IOException {
        client = SapandoClient.to(collector)
                .batch(100, 100_000, Duration.ofMillis(5))
                .buffer(1_000, 1_000_000)
                .whenFull(WhenFull.block(PATIENCE))
                .retry(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofHours(1))
                .chance(Clock.systemUTC(), new Random(seed))
                .meters(counts)
                .open();
    }

    Counts counts() {
        return counts;
    }

    Map<String, Integer> accepted() {
        return accepted;
    }

    /** What an event is the same by. */
    static String key(String visitorId, String eventId) {
        return visitorId + " " + eventId;
    }

    /** Sends so many on a thread of its own, and bad ones beside them; done when the client has taken the last. */
    CompletableFuture<Void> sending(int events) {
        return CompletableFuture.runAsync(() -> {
            for (int i = 0; i < events; i++) {
                int number = made++;
                send(number, event(number));
                if (made % GOOD_IN_A_ROW == 0) {
                    send(number, bad(number));
                }
            }
        });
    }

    void awaitAccepted(long events) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> counts.accepted() >= events);
    }

    void awaitProblem() {
        await().atMost(PATIENCE).until(() -> !client.problem().isEmpty());
    }

    /** Until every event has its verdict. */
    void flush() throws InterruptedException {
        assertThat(client.flush(PATIENCE))
                .as("no verdict: %s", client.problem())
                .isTrue();
        await().atMost(PATIENCE).until(() -> counts.accepted() == accepted.size());
    }

    @Override
    public void close() {
        client.close();
    }

    private void send(int number, ShopEvent event) {
        String visitor = "v-" + number % VISITORS;
        client.send(event.visitor(visitor).session("s-" + number % SESSIONS).at(FIRST.plusMillis(number * 977L)))
                .thenAccept(verdict -> note(visitor, verdict));
    }

    private void note(String visitor, Verdict verdict) {
        if (verdict.isAccepted()) {
            accepted.put(key(visitor, verdict.eventId()), told.getAndIncrement());
        }
    }

    private static ShopEvent event(int number) {
        return switch (number % 10) {
            case 0 -> ShopEvent.of("purchase").order("o-" + number, "EUR", OrderLine.of("red-coat", 1, "79.90"));
            case 1, 2 ->
                ShopEvent.of("scroll").set("depthPercent", number % 101).set("dwellMillis", number % 60_000);
            case 3 -> ShopEvent.of("search").set("query", "coat " + number);
            default -> ShopEvent.of("product_view").item("item-" + number % 401);
        };
    }

    private static ShopEvent bad(int number) {
        return ShopEvent.of("purchase").order("o-" + number, "EUR", OrderLine.of("red-coat", 1, "-1"));
    }
}
