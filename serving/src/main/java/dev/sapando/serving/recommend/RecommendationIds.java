package dev.sapando.serving.recommend;

import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Short names for served lists, in order of time: 8 digits of milliseconds, 4 drawn once a process, 4 counted up, all in
 * base 36, so that no two processes and no two answers of one collide (1.6 million answers a millisecond would).
 */
public final class RecommendationIds {
    private static final int BASE = 36;
    private static final int FOUR_DIGITS = BASE * BASE * BASE * BASE;

    private final InstantSource clock;
    private final String process;
    private final AtomicLong counter = new AtomicLong();

    public RecommendationIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.process = digits(random.nextInt(FOUR_DIGITS), 4);
    }

    public String next() {
        return digits(clock.millis(), 8) + process + digits(counter.getAndIncrement() % FOUR_DIGITS, 4);
    }

    private static String digits(long value, int length) {
        String digits = Long.toString(value, BASE).toLowerCase(Locale.ROOT);
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }
}
