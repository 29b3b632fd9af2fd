package dev.sapando.monitoring.answer;

import java.time.LocalDate;

/** Business days, both included. */
public record Range(LocalDate from, LocalDate until) {
    /** Of a history, and so of a range that is asked for. */
    public static final int MOST_DAYS = 3_650;

    public Range {
        if (from.isAfter(until)) {
            throw new IllegalArgumentException("from=" + from + " is after until=" + until);
        }
    }

    static Range ofDay(LocalDate day) {
        return new Range(day, day);
    }

    static Range endingOn(LocalDate day, int days) {
        return new Range(day.minusDays(days - 1L), day);
    }

    /** Days since 1970-01-01. */
    int firstDay() {
        return Math.toIntExact(from.toEpochDay());
    }

    int lastDay() {
        return Math.toIntExact(until.toEpochDay());
    }

    public boolean has(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    /** @param day since 1970-01-01 */
    boolean has(int day) {
        return day >= firstDay() && day <= lastDay();
    }

    /** The shortest that has both. */
    Range and(Range other) {
        return new Range(
                from.isBefore(other.from) ? from : other.from, until.isAfter(other.until) ? until : other.until);
    }

    boolean overlaps(Range other) {
        return !from.isAfter(other.until) && !other.from.isAfter(until);
    }

    /** ISO 8601: {@code 2024-03-01/2024-03-31}. */
    @Override
    public String toString() {
        return from + "/" + until;
    }
}
