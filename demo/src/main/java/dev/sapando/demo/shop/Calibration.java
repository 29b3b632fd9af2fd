package dev.sapando.demo.shop;

/** What a visit amounts to on the average; a test holds these figures against what the shop does. */
final class Calibration {
    static final double EVENTS_PER_VISIT = 10.4;

    private Calibration() {}

    /** Visits that a visitor makes in a history of so many days, the first on any of them alike. */
    static double visitsIn(int days) {
        return 1 + 2 * days / (days + 17.0);
    }

    static int visitorsFor(ShopSettings settings) {
        return (int) Math.ceil(settings.historyEvents() / (EVENTS_PER_VISIT * visitsIn(settings.days())));
    }
}
