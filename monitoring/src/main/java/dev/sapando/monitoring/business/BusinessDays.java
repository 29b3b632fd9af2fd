package dev.sapando.monitoring.business;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The business's calendar: which day, counted from 1970-01-01, an instant belongs to. */
public record BusinessDays(ZoneId zone) {
    private static final int SECONDS = 86_400;
    private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay();
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();

    /** Whether the calendar has the instant: outside the years 0000 to 9999, which RFC 3339 can say, it has no days. */
    public boolean has(Instant instant) {
        long day = localDay(instant);
        return FIRST <= day && day <= LAST;
    }

    public int dayOf(Instant instant) {
        return Math.toIntExact(localDay(instant));
    }

    private long localDay(Instant instant) {
        long local =
                instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
        return Math.floorDiv(local, SECONDS);
    }

    /** {@code 2024-03-01}. */
    public static String text(int day) {
        return LocalDate.ofEpochDay(day).toString();
    }
}
