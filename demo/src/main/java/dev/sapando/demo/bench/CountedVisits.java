package dev.sapando.demo.bench;

import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.shop.HttpPipeline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** New visitors of a channel of their own, one after the other, and how many sessions monitoring counts of them. */
final class CountedVisits {
    private static final String CHANNEL = "freshness";
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpPipeline pipeline;
    private final MetricsApi metrics;
    private int come;

    CountedVisits(HttpPipeline pipeline, MetricsApi metrics) {
        this.pipeline = pipeline;
        this.metrics = metrics;
    }

    void come() {
        come++;
        int accepted = pipeline.send(List.of(String.format(
                        Locale.ROOT,
                        "{\"eventId\":\"v%1$d:1\",\"type\":\"page_view\",\"occurredAt\":\"%2$s\",\"visitorId\":\"v%1$d\","
                                + "\"sessionId\":\"v%1$d\",\"page\":\"/\",\"channel\":\"%3$s\",\"consent\":true}",
                        come,
                        Instant.now(),
                        CHANNEL)))
                .accepted();
        if (accepted != 1) {
            throw new IllegalStateException("visit " + come + " was refused");
        }
    }

    /** @throws IllegalStateException where monitoring does not count the last visit within a minute */
    void awaitCounted() throws InterruptedException {
        long since = System.nanoTime();
        for (long counted = counted(); counted < come; counted = counted()) {
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException(come + " visits have come, and monitoring counts " + counted + " after "
                        + PATIENCE.toSeconds() + " s");
            }
            TimeUnit.NANOSECONDS.sleep(ASKED_AGAIN_AFTER.toNanos());
        }
    }

    private long counted() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        // A day more on either side: midnight may come.
        return metrics.rows("funnel?by=channel&from=" + today.minusDays(1) + "&until=" + today.plusDays(1)).stream()
                .filter(row -> row.is("channel", CHANNEL) && row.is("step", "session"))
                .mapToLong(row -> row.count())
                .sum();
    }
}
