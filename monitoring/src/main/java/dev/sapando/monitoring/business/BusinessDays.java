package dev.sapando.monitoring.business;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The business's calendar: which day, counted from 1970-01-01, an instant belongs to. */
public record BusinessDays(ZoneId zone) {
    private static final int SECONDS = 86_400;

    public int dayOf(Instant instant) {
        long local =
                instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
        return Math.toIntExact(Math.floorDiv(local, SECONDS));
    }

    /** {@code 2024-03-01}. */
    public static String text(int day) {
        return LocalDate.ofEpochDay(day).toString();
    }
}
