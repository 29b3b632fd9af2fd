package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.effect.EffectSettings;
import dev.sapando.monitoring.money.Assumptions;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How questions are answered.
 *
 * @param zone where a business day begins
 * @param weekStart where a business week begins
 * @param settling after the end of a minute of arrival, how long verification may take to tell what became of its events
 * @param maxLabelValues how many values of a label that clients choose stand in an answer under their own name
 * @param effect how the arms of the experiment are compared
 * @param money what is assumed of the shop's books
 */
public record AnswerSettings(
        ZoneId zone,
        DayOfWeek weekStart,
        Duration settling,
        int maxLabelValues,
        EffectSettings effect,
        Assumptions money) {
    public AnswerSettings {
        if (settling.isNegative()) {
            throw new IllegalArgumentException("settling " + settling + " is below zero");
        }
        if (maxLabelValues < 1) {
            throw new IllegalArgumentException("maxLabelValues " + maxLabelValues + " is below 1");
        }
    }
}
