package dev.sapando.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveShopTest {
    private static final ShopSettings SETTINGS = PastShop.SMALL;

    @Test
    void the_first_visitor_is_there_at_once_and_is_recommended_something() {
        try (var shop = new SimulatedShop(SETTINGS, new KnowingPipeline(SETTINGS))) {
            var open = CompletableFuture.runAsync(shop::live);
            await().atMost(Duration.ofSeconds(1)).until(() -> shop.account().answered() > 0);
            shop.stop();
            assertThat(open).succeedsWithin(Duration.ofSeconds(2));
        }
    }

    @Test
    void twenty_to_thirty_events_a_second_are_sent_with_the_time_of_the_wall() {
        var pipeline = new KnowingPipeline(SETTINGS);
        var clock = new Hurried(Duration.ofMinutes(10));
        try (var shop = new SimulatedShop(SETTINGS, pipeline, clock, letter -> {})) {
            clock.atEnd(shop::stop);
            shop.live();
            double perSecond =
                    shop.account().sent() / (double) Duration.ofMinutes(10).toSeconds();
            assertThat(perSecond).isBetween(18.0, 30.0);
            assertThat(pipeline.events())
                    .hasSize((int) shop.account().sent())
                    .filteredOn(line -> !line.contains("2024-02-31"))
                    .allSatisfy(line -> assertThat(Instant.parse(new JsonObject(line).getString("occurredAt")))
                            .isBetween(PastShop.NOW, clock.instant()));
        }
    }

    @Test
    void nothing_is_lost_while_the_collector_is_away() {
        var failing = new AtomicInteger(20);
        var pipeline = new KnowingPipeline(SETTINGS) {
            @Override
            public Verdicts send(List<String> batch) {
                if (failing.decrementAndGet() >= 0) {
                    throw new PipelineFailure("away");
                }
                return super.send(batch);
            }
        };
        var clock = new Hurried(Duration.ofMinutes(2));
        try (var shop = new SimulatedShop(SETTINGS, pipeline, clock, letter -> {})) {
            clock.atEnd(shop::stop);
            shop.live();
            assertThat(shop.account().errors()).isGreaterThanOrEqualTo(20);
            assertThat(shop.account().repeated()).isPositive();
            assertThat(pipeline.events()).hasSize((int) shop.account().sent());
            assertThat(pipeline.events().stream()
                            .map(line -> new JsonObject(line).getString("eventId"))
                            .filter(id -> id.endsWith(":1")))
                    .hasSizeGreaterThan(50);
        }
    }

    @Test
    void visitors_go_on_without_recommendations_while_serving_is_away() {
        var pipeline = new KnowingPipeline(SETTINGS) {
            @Override
            public Recommendations recommend(Ask ask) {
                throw new PipelineFailure("away");
            }
        };
        var clock = new Hurried(Duration.ofMinutes(2));
        try (var shop = new SimulatedShop(SETTINGS, pipeline, clock, letter -> {})) {
            clock.atEnd(shop::stop);
            shop.live();
            assertThat(shop.account().answered()).isZero();
            assertThat(shop.account().errors()).isEqualTo(shop.account().asked());
            assertThat(pipeline.events()).hasSizeGreaterThan(500).noneMatch(line -> line.contains("recommendation"));
        }
    }

    @Test
    void a_history_that_nobody_takes_ends_in_a_sentence() {
        var pipeline = new KnowingPipeline(SETTINGS) {
            @Override
            public Verdicts send(List<String> batch) {
                throw new PipelineFailure("no connection to localhost:8080");
            }
        };
        try (var shop = new SimulatedShop(SETTINGS, pipeline)) {
            assertThatThrownBy(() -> shop.history(PastShop.NOW, Progress.SILENT))
                    .isInstanceOf(PipelineFailure.class)
                    .hasMessage("no connection to localhost:8080");
        }
    }

    @Test
    void a_history_can_be_stopped_and_leaves_nothing_without_a_verdict() {
        var pipeline = new KnowingPipeline(SETTINGS);
        try (var shop = new SimulatedShop(SETTINGS, pipeline)) {
            shop.history(PastShop.NOW, (reached, share, sent) -> {
                if (share > 0.3) {
                    shop.stop();
                }
            });
            assertThat(shop.account().sent()).isBetween(500L, 3_000L);
            assertThat(pipeline.events()).hasSize((int) shop.account().sent());
        }
    }

    /** A wall clock that runs ahead by a second whenever it is asked. */
    private static final class Hurried implements InstantSource {
        private final AtomicLong seconds = new AtomicLong();
        private final long end;
        private Runnable atEnd = () -> {};

        Hurried(Duration runs) {
            end = runs.toSeconds();
        }

        void atEnd(Runnable action) {
            atEnd = action;
        }

        @Override
        public Instant instant() {
            long now = seconds.incrementAndGet();
            if (now >= end) {
                atEnd.run();
            }
            return PastShop.NOW.plusSeconds(Math.min(now, end));
        }
    }
}
