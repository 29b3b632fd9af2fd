package dev.sapando.client;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** One shop at one time. */
final class Shop {
    static final Instant NOW = Instant.parse("2024-03-01T09:00:00.123Z");
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Shop() {}

    static ShopEvent view(String session) {
        return ShopEvent.of("product_view").visitor("v-ana").session(session).item("red-coat");
    }

    static ShopEvent bad() {
        return ShopEvent.of("bad").visitor("v-ana");
    }

    /** Waits are short, time stands still, chance is seeded. */
    static ClientBuilder client(URI collector) {
        return SapandoClient.to(collector)
                .chance(Clock.fixed(NOW, ZoneOffset.UTC), new Random(7))
                .batch(10, 100_000, Duration.ofMillis(5))
                .retry(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofHours(1));
    }

    static List<CompletableFuture<Verdict>> sendViews(SapandoClient client, int count) {
        return IntStream.range(0, count).mapToObj(i -> client.send(view("s-1"))).toList();
    }

    static List<Verdict> verdicts(List<CompletableFuture<Verdict>> futures) {
        return futures.stream()
                .map(future ->
                        future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join())
                .toList();
    }
}
