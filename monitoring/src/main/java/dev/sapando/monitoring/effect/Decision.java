package dev.sapando.monitoring.effect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a verdict may be. */
public enum Decision {
    /** A goal is surely better, and no guardrail may be worse than its margin. */
    SHIP,
    /** Something is surely worse. */
    ROLL_BACK,
    /** Nothing is sure yet. */
    KEEP_RUNNING,
    /** Too few visitors whose days are over. */
    TOO_LITTLE_DATA,
    /** The split of the visitors is not the one that was drawn, so that no number of theirs can be believed. */
    NO_VERDICT;

    /** As rows and gauges carry it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(Decision::label).toList();
    }
}
