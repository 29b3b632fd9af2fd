package dev.sapando.monitoring.business;

import dev.sapando.schema.Session;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How far a session came; small, since every change of it travels to the visitor it belongs to. */
record SessionSteps(int day, String channel, String campaign, String platform, int reached, boolean bot) {
    static final int VIEW = 1;
    static final int CART = 2;
    static final int CHECKOUT = 4;
    static final int PURCHASE = 8;

    static SessionSteps of(Session session, BusinessDays days) {
        int reached = (session.getProductViews() > 0 ? VIEW : 0)
                | (session.getCartAdds() > 0 ? CART : 0)
                | (session.getCheckouts() > 0 ? CHECKOUT : 0)
                | (session.getPurchases() > 0 ? PURCHASE : 0);
        return new SessionSteps(
                days.dayOf(session.getStartedAt()),
                Label.of(session.getChannel()),
                Label.of(session.getCampaign()),
                Label.of(session.getPlatform()),
                reached,
                session.getBot());
    }

    Contributions contributions(Segment visitor) {
        var cells = new Contributions();
        String period = BusinessDays.text(day);
        if (bot || visitor.bot()) {
            return cells.add(Cell.of("bots.sessions", period), 1);
        }
        add(cells, period, "sessions", visitor);
        step(cells, period, "sessions.view", visitor, VIEW);
        step(cells, period, "sessions.cart", visitor, CART);
        step(cells, period, "sessions.checkout", visitor, CHECKOUT);
        step(cells, period, "sessions.purchase", visitor, PURCHASE);
        if ((reached & (PURCHASE | CART)) == PURCHASE) {
            add(cells, period, "sessions.purchase_without_cart", visitor);
        }
        return cells;
    }

    /** A bot's session is none. */
    Tally tally() {
        return bot ? Tally.NONE : new Tally(1, (reached & PURCHASE) == 0 ? 0 : 1, 0, 0);
    }

    private void step(Contributions cells, String period, String metric, Segment visitor, int step) {
        if ((reached & step) != 0) {
            add(cells, period, metric, visitor);
        }
    }

    /** Campaigns would multiply the others: they have cells of their own. */
    private void add(Contributions cells, String period, String metric, Segment visitor) {
        cells.add(Cell.of("campaigns." + metric, period, "campaign", campaign), 1)
                .add(
                        Cell.of(
                                metric,
                                period,
                                "channel",
                                channel,
                                "platform",
                                platform,
                                "arm",
                                visitor.arm(),
                                "visitor",
                                visitor.visitorOn(day)),
                        1);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(day);
        Compact.writeText(out, channel);
        Compact.writeText(out, campaign);
        Compact.writeText(out, platform);
        out.writeByte(reached);
        out.writeBoolean(bot);
    }

    static SessionSteps read(DataInput in) throws IOException {
        return new SessionSteps(
                in.readInt(),
                Compact.readText(in),
                Compact.readText(in),
                Compact.readText(in),
                in.readByte(),
                in.readBoolean());
    }
}
