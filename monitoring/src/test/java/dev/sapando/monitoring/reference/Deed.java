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
 * @param more a purchase that tells more of an order which another deed of the visitor has begun: the one that arrived first
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
        boolean more,
        Mention mention) {
    public Deed {
        lines = List.copyOf(lines);
    }

    /** If a purchase, an order of its own. */
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
                false,
                Mention.NONE);
    }

    public Deed more(boolean more) {
        return new Deed(
                eventId, type, at, visitor, customer, session, channel, campaign, platform, bot, consent, currency,
                lines, more, mention);
    }

    public Deed with(Mention mention) {
        return new Deed(
                eventId, type, at, visitor, customer, session, channel, campaign, platform, bot, consent, currency,
                lines, more, mention);
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

    boolean isOrder() {
        return is("purchase") && !more;
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
