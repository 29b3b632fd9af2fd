package dev.sapando.event;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Exponential decay by whole days, as one table of integer weights, so that every reader (Java, SQL) agrees to the bit.
 * A day's weight is {@code round(2^20 * 2^(-age/7))}: half of the interest is gone after seven days, all of it after {@link #DAYS}.
 */
public final class Decay {
    /** Ages 0 to 59 days carry weight. */
    public static final int DAYS = 60;

    private static final double HALF_LIFE_DAYS = 7;
    private static final long[] WEIGHTS = weights();

    private Decay() {}

    /** Weight of something that happened on {@code day}, seen on {@code asOf}; 0 when too old, full when in the future. */
    public static long weight(LocalDate day, LocalDate asOf) {
        long age = Math.max(0, ChronoUnit.DAYS.between(day, asOf));
        return age < DAYS ? WEIGHTS[(int) age] : 0;
    }

    private static long[] weights() {
        var table = new long[DAYS];
        for (int age = 0; age < DAYS; age++) {
            // StrictMath: the same bits on every machine.
            table[age] = BigDecimal.valueOf(StrictMath.pow(2, 20 - age / HALF_LIFE_DAYS))
                    .setScale(0, java.math.RoundingMode.HALF_EVEN)
                    .longValueExact();
        }
        return table;
    }
}
