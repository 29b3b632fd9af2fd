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
 * @param mention of a list that was served; each line has its own
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
        @Nullable String order,
        Mention mention) {
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
                eventId,
                type,
                at,
                visitor,
                customer,
                session,
                channel,
                campaign,
                platform,
                bot,
                consent,
                currency,
                lines,
                null,
                Mention.NONE);
    }

    public Deed of(String order) {
        return new Deed(
                eventId, type, at, visitor, customer, session, channel, campaign, platform, bot, consent, currency,
                lines, order, mention);
    }

    public Deed with(Mention mention) {
        return new Deed(
                eventId, type, at, visitor, customer, session, channel, campaign, platform, bot, consent, currency,
                lines, order, mention);
    }

    /**
     * Of a list that was served, if any.
     *
     * @param places in it, from 0
     */
    public record Mention(@Nullable String list, @Nullable String item, List<Integer> places) {
        private static final Mention NONE = new Mention(null, null, List.of());

        public Mention {
            places = List.copyOf(places);
        }
    }

    /** @param price of one; null where the shop told none: such a line is in no revenue */
    public record Line(int quantity, @Nullable BigDecimal price, Mention mention) {
        public Line(int quantity, @Nullable BigDecimal price) {
            this(quantity, price, Mention.NONE);
        }

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
