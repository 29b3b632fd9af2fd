package dev.sapando.demo.shop;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Someone who comes to the shop, once or for years. Who they are is a pure function of seed and number. */
final class Visitor {
    private static final double BOTS = 0.015;
    private static final double WITHOUT_CONSENT = 0.04;
    private static final double WITHOUT_SESSION = 0.06;
    private static final double KNOWN_CUSTOMERS = 0.12;

    private final int number;
    private final Taste taste;
    private final Device device;
    private final boolean bot;
    private final boolean consenting;
    private final boolean numberingSessions;
    private final double loyalty;
    private @Nullable String customerId;
    private int visits;
    private boolean present;
    private @Nullable LocalDate shownSince;

    private Visitor(int number, Dice dice) {
        this.number = number;
        taste = Taste.of(dice);
        bot = dice.chance(BOTS);
        device = bot ? Device.crawler(dice) : Device.of(dice);
        consenting = bot || !dice.chance(WITHOUT_CONSENT);
        numberingSessions = !dice.chance(WITHOUT_SESSION);
        loyalty = dice.share();
        if (!bot && dice.chance(KNOWN_CUSTOMERS)) {
            signUp();
        }
    }

    static Visitor of(long seed, int number) {
        return new Visitor(number, Dice.of(seed, Dice.Purpose.TASTE, number));
    }

    /** Which visitor carries this id. */
    static int numberOf(String id) {
        return Integer.parseInt(id.substring(2));
    }

    int number() {
        return number;
    }

    String id() {
        return "v-" + number;
    }

    Taste taste() {
        return taste;
    }

    Device device() {
        return device;
    }

    boolean bot() {
        return bot;
    }

    boolean consenting() {
        return consenting;
    }

    boolean numberingSessions() {
        return numberingSessions;
    }

    /** How readily they come back, 0 to 1. */
    double loyalty() {
        return loyalty;
    }

    @Nullable
    String customerId() {
        return customerId;
    }

    /** The id is the same however often it is asked for. */
    String signUp() {
        String id = "c-" + number;
        customerId = id;
        return id;
    }

    int visits() {
        return visits;
    }

    boolean present() {
        return present;
    }

    /** Which visit this is, from 1. */
    int enter() {
        present = true;
        return ++visits;
    }

    /** The day of the first list that they were shown: this one, if there was none before. */
    LocalDate shownSince(LocalDate day) {
        LocalDate first = shownSince == null ? day : shownSince;
        shownSince = first;
        return first;
    }

    void leave() {
        present = false;
    }
}
