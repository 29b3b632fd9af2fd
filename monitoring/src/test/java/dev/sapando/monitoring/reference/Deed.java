package dev.sapando.monitoring.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did, as the shop reports it: an event.
 *
 * @param bot whether a machine calls itself one
 * @param consent where there is none, it counts in revenue only
 * @param lines of a purchase or a refund; of all others there are none
 * @param order told in more than one deed of the visitor; null where it is told in this one alone
 */
public record Deed(
        String eventId,
        String type,
        Instant at,
        @Nullable String visitor,
        @Nullable String customer,
        @Nullable String session,
        @Nullable String channel,
        @Nullable String campaign,
        @Nullable String platform,
        boolean bot,
        boolean consent,
        @Nullable String currency,
        List<Line> lines,
        @Nullable String order) {
    public Deed {
        lines = List.copyOf(lines);
    }

    /** An order of its own, if any. */
    public Deed(
            String eventId,
            String type,
            Instant at,
            @Nullable String visitor,
            @Nullable String customer,
            @Nullable String session,
            @Nullable String channel,
            @Nullable String campaign,
            @Nullable String platform,
            boolean bot,
            boolean consent,
            @Nullable String currency,
            List<Line> lines) {
        this(
                eventId, type, at, visitor, customer, session, channel, campaign, platform, bot, consent, currency,
                lines, null);
    }

    /** @param price of one; null where the shop told none: such a line is in no revenue */
    public record Line(int quantity, @Nullable BigDecimal price) {
        public BigDecimal amount() {
            return price == null ? BigDecimal.ZERO : price.multiply(BigDecimal.valueOf(quantity));
        }
    }

    boolean is(String other) {
        return type.equals(other);
    }

    /** Whether it tells what brought somebody. What goes back brings nobody. */
    boolean brings() {
        return channel != null && !is("refund");
    }

    boolean isMoney() {
        return is("purchase") || is("refund");
    }

    /** What was paid, or paid back. */
    BigDecimal amount() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of a purchase whether everything in it has a price, and it comes to nothing. */
    boolean isFree() {
        return lines.stream().allMatch(line -> line.price != null) && amount().signum() == 0;
    }
}
