package dev.sapando.monitoring.reference;

import java.time.LocalDate;

/** Business days, both included. */
public record Span(LocalDate from, LocalDate until) {
    boolean has(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    @Override
    public String toString() {
        return from + "/" + until;
    }
}
