package dev.sapando.ingest.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BucketTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Bucket bucket = new Bucket(new Rate(10, 50), nanos::get);

    @Test
    void a_burst_passes_and_then_the_rate_holds_to_the_event() {
        assertThat(bucket.take(50)).isZero();
        assertThat(bucket.take(5)).isEqualTo(Duration.ofMillis(500));
        pass(Duration.ofMillis(499));
        assertThat(bucket.take(5)).isEqualTo(Duration.ofMillis(1));
        pass(Duration.ofMillis(1));
        assertThat(bucket.take(5)).isZero();
        assertThat(bucket.untilThereAre(1)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void what_is_larger_than_the_burst_passes_when_the_bucket_is_full_and_is_paid_for_afterwards() {
        assertThat(bucket.take(200)).isZero();
        assertThat(bucket.take(1)).isEqualTo(Duration.ofMillis(15_100));
        pass(Duration.ofSeconds(20));
        assertThat(bucket.take(200)).isZero();
    }

    @Test
    void in_an_hour_of_asking_all_the_time_no_more_passes_than_the_rate_and_one_burst() {
        long passed = 0;
        for (int i = 0; i < 3_600 * 100; i++) {
            passed += bucket.take(7).isZero() ? 7 : 0;
            pass(Duration.ofMillis(10));
        }
        assertThat(passed).isBetween(3_600L * 10, 3_600L * 10 + 50);
    }

    @Test
    void nothing_is_saved_up_beyond_the_burst() {
        pass(Duration.ofDays(1));
        assertThat(bucket.take(50)).isZero();
        assertThat(bucket.take(1)).isPositive();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
