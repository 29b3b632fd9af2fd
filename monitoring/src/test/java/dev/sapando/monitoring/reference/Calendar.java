package dev.sapando.monitoring.reference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** The business's days, weeks and months. */
public record Calendar(ZoneId zone, DayOfWeek weekStart) {
    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    /** The first day of the day, week or month that has the day. */
    LocalDate period(LocalDate day, String period) {
        return switch (period) {
            case "day" -> day;
            case "week" -> day.with(TemporalAdjusters.previousOrSame(weekStart));
            default -> YearMonth.from(day).atDay(1);
        };
    }

    LocalDate later(LocalDate first, int periods, String period) {
        return first.plus(periods, unit(period));
    }

    int distance(LocalDate from, LocalDate until, String period) {
        return Math.toIntExact(unit(period).between(from, until));
    }

    /** Whether the period that begins on that day has passed when it is today. */
    boolean isOver(LocalDate first, String period, LocalDate today) {
        return !later(first, 1, period).isAfter(today);
    }

    /** A day by its name, the others by their first and last day. */
    String text(LocalDate first, String period) {
        return period.equals("day")
                ? first.toString()
                : first + "/" + later(first, 1, period).minusDays(1);
    }

    private static ChronoUnit unit(String period) {
        return switch (period) {
            case "day" -> ChronoUnit.DAYS;
            case "week" -> ChronoUnit.WEEKS;
            default -> ChronoUnit.MONTHS;
        };
    }
}
