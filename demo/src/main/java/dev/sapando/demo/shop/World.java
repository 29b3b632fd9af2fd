package dev.sapando.demo.shop;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What everybody in the shop shares. Used by the one thread in which things happen. */
final class World {
    /** Live visitors think faster, so that a visit can be watched from its beginning to its end. */
    private static final double LIVE_PACE = 0.45;

    private final ShopSettings settings;
    private final Catalogue catalogue;
    private final Agenda agenda = new Agenda();
    private final Mail mail;
    private final Witness witness = new Witness();
    private final Marketing marketing = new Marketing();
    private String mark = "0";
    private boolean live;

    World(ShopSettings settings, Mail mail) {
        this.settings = settings;
        this.mail = mail;
        catalogue = new Catalogue(settings.seed(), settings.items());
    }

    ShopSettings settings() {
        return settings;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Agenda agenda() {
        return agenda;
    }

    Mail mail() {
        return mail;
    }

    Witness witness() {
        return witness;
    }

    Marketing marketing() {
        return marketing;
    }

    /** Visits of shops that opened at different times have different ids, though their visitors are the same people. */
    void openedAt(Instant time) {
        mark = Long.toString(time.getEpochSecond() / 60, Character.MAX_RADIX);
    }

    String visitId(Visitor visitor, int visit) {
        return "s-" + mark + "-" + visitor.number() + "-" + visit;
    }

    void goLive() {
        live = true;
    }

    /** What a pause is multiplied with. */
    double pace() {
        return live ? LIVE_PACE : 1;
    }

    /** The time to ask for recommendations with: that of the simulation, or null where it is now. */
    @Nullable
    Instant askedAt(long due) {
        return live ? null : Instant.ofEpochMilli(due);
    }
}
