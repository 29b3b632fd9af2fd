package dev.sapando.monitoring.business;

import dev.sapando.event.rule.TimePossible;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The business's calendar: which day, counted from 1970-01-01, an instant belongs to. */
public record BusinessDays(ZoneId zone) {
    private static final int SECONDS = 86_400;
    private static final long FIRST = new BusinessDays(ZoneOffset.UTC).localDay(TimePossible.FIRST);
    private static final long LAST = new BusinessDays(ZoneOffset.UTC).localDay(TimePossible.LAST);

    /** Whether the calendar has the instant: outside the years 0001 to 9999, in UTC as in the contract or in the zone, it has no days. */
    public boolean has(Instant instant) {
        long day = localDay(instant);
        return TimePossible.holds(instant) && FIRST <= day && day <= LAST;
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
