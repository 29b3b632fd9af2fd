package dev.sapando.monitoring.answer;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How questions are answered.
 *
 * @param zone where a business day begins
 * @param settling after the end of a minute of arrival, how long verification may take to tell what became of its events
 */
public record AnswerSettings(ZoneId zone, Duration settling) {
    public AnswerSettings {
        if (settling.isNegative()) {
            throw new IllegalArgumentException("settling " + settling + " is below zero");
        }
    }
}
