package dev.sapando.ingest.verify;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * The latest arrival that a broker's clock has given any event: what is remembered, and for how long, goes by it. Ahead of this
 * machine's clock, a broker's has jumped; set back meanwhile or not, it costs what {@link SeenEvents} says.
 */
final class LatestArrival {
    static final String METER = "sapando_verification_arrival_ahead_seconds";

    private final MeterRegistry registry;
    private final LongAccumulator latest = new LongAccumulator(Math::max, 0);

    LatestArrival(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(METER, this, LatestArrival::aheadSeconds)
                .description("By how much the latest arrival is ahead of this machine's clock; 0 where it is not")
                .strongReference(true)
                .register(registry);
    }

    /** @param epochMilli latest arrival on one partition */
    void is(long epochMilli) {
        latest.accumulate(epochMilli);
    }

    private double aheadSeconds() {
        long ahead = latest.get() - registry.config().clock().wallTime();
        return Math.max(0, ahead) / (double) TimeUnit.SECONDS.toMillis(1);
    }
}
