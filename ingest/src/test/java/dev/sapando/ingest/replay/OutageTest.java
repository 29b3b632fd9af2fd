package dev.sapando.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutageTest {
    private final AtomicLong nanos = new AtomicLong(5);
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Outage outage = new Outage(
            URI.create("http://shop:8080"), Duration.ofSeconds(60), new PrintStream(said, true, UTF_8), nanos::get);

    @Test
    void a_moments_outage_is_not_worth_a_line() {
        assertThat(outage.mayRetry("connection refused")).isTrue();
        pass(900);
        assertThat(outage.mayRetry("connection refused")).isTrue();
        outage.over();
        pass(900);
        assertThat(outage.mayRetry("connection refused")).isTrue();
        outage.over();

        assertThat(lines()).isEmpty();
    }

    @Test
    void a_longer_one_is_told_when_it_begins_and_ends_however_many_wait() {
        for (int i = 0; i < 40; i++) {
            assertThat(outage.mayRetry("connection refused")).isTrue();
            pass(100);
        }
        outage.over();
        outage.over();

        assertThat(lines())
                .containsExactly(
                        "collector http://shop:8080 takes nothing (connection refused); trying again for 60.0 s",
                        "collector http://shop:8080 is back after 4.0 s");
    }

    @Test
    void after_the_time_for_retries_nobody_waits_any_more_and_that_is_told_once() {
        assertThat(outage.mayRetry("503 unavailable")).isTrue();
        pass(60_001);
        assertThat(outage.mayRetry("503 unavailable")).isFalse();
        pass(1);
        assertThat(outage.mayRetry("503 unavailable")).isFalse();
        outage.over();
        assertThat(outage.mayRetry("503 unavailable")).isTrue();

        assertThat(lines()).hasSize(2);
        assertThat(lines()[0]).contains("given up after 60.0 s (503 unavailable)");
    }

    private void pass(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }

    private String[] lines() {
        String text = said.toString(UTF_8);
        return text.isEmpty() ? new String[0] : text.split(System.lineSeparator());
    }
}
