package dev.sapando.monitoring.business;

import org.jspecify.annotations.Nullable;

/**
 * What a visitor's sessions and served lists are counted under, and move with when it is learnt late.
 *
 * @param firstDay with a visit; null before any is known
 */
record Segment(String arm, boolean bot, @Nullable Integer firstDay) {
    /** Whether that day is the visitor's first one, as a label's value. */
    String visitorOn(int day) {
        return firstDay == null || day <= firstDay ? "new" : "returning";
    }
}
