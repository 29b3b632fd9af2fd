package dev.sapando.monitoring.business;

import java.util.Comparator;

/**
 * That a named channel brought a visitor.
 *
 * @param day of the business
 * @param at event time, epoch milliseconds
 * @param campaign {@code none} where the channel named none
 */
public record Touch(int day, long at, String channel, String campaign) {
    /** By time; of two at the same millisecond by text, so that arrival never decides. */
    public static final Comparator<Touch> FIRST =
            Comparator.comparingLong(Touch::at).thenComparing(Touch::channel).thenComparing(Touch::campaign);

    /** The later one last, and of two at the same millisecond the smaller text, as with the first. */
    public static final Comparator<Touch> LAST = Comparator.comparingLong(Touch::at)
            .thenComparing(Touch::channel, Comparator.reverseOrder())
            .thenComparing(Touch::campaign, Comparator.reverseOrder());
}
