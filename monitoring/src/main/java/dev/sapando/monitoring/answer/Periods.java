package dev.sapando.monitoring.answer;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days, weeks or months, numbered one after the other. Of days, since 1970-01-01, and not dates: a question asks for the period of
 * every day of everybody.
 */
final class Periods {
    static final String DAY = "day";
    static final String WEEK = "week";
    static final String MONTH = "month";

    private static final LocalDate EPOCH = LocalDate.EPOCH;
    /** Months of the days until 2080, looked up rather than reckoned. */
    private static final int[] MONTHS = months(40_000);

    private final String kind;
    /** A day on which a week begins. */
    private final int firstWeek;

    Periods(String kind, DayOfWeek weekStart) {
        this.kind = kind;
        firstWeek = weekStart.getValue() - EPOCH.getDayOfWeek().getValue();
    }

    int of(int day) {
        return switch (kind) {
            case DAY -> day;
            case WEEK -> Math.floorDiv(day - firstWeek, 7);
            default -> day >= 0 && day < MONTHS.length ? MONTHS[day] : month(day);
        };
    }

    int of(LocalDate day) {
        return of(Math.toIntExact(day.toEpochDay()));
    }

    Range days(int period) {
        return switch (kind) {
            case DAY -> Range.ofDay(LocalDate.ofEpochDay(period));
            case WEEK -> Range.endingOn(LocalDate.ofEpochDay(7L * period + firstWeek + 6), 7);
            default -> {
                LocalDate first = EPOCH.plusMonths(period);
                yield new Range(first, first.plusMonths(1).minusDays(1));
            }
        };
    }

    /** A day as {@code 2024-03-01}, others as {@code 2024-03-01/2024-03-31}. */
    String text(int period) {
        Range days = days(period);
        return kind.equals(DAY) ? days.from().toString() : days.toString();
    }

    boolean isOver(int period, LocalDate today) {
        return days(period).until().isBefore(today);
    }

    /** The periods that a range touches, or by default the last twelve, of days the last thirty. */
    Range whole(Query query) {
        int last = of(query.range().until());
        boolean few = query.isDefault() && !kind.equals(DAY);
        int first = few ? last - 11 : of(query.range().from());
        return days(first).and(days(last));
    }

    private static int month(int day) {
        return Math.toIntExact(
                ChronoUnit.MONTHS.between(EPOCH, LocalDate.ofEpochDay(day).withDayOfMonth(1)));
    }

    private static int[] months(int days) {
        var months = new int[days];
        for (int day = 0; day < days; day++) {
            months[day] = month(day);
        }
        return months;
    }
}
