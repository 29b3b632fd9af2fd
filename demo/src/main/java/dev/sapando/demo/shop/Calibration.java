package dev.sapando.demo.shop;

/** What a visit amounts to on the average; a test holds these figures against what the shop does. */
final class Calibration {
    static final double EVENTS_PER_VISIT = 11;

    private Calibration() {}

    /** Visits that a visitor makes in a history of so many days, the first on any of them alike. */
    static double visitsIn(int days) {
        return 1 + 1.1 * days / (days + 14.0);
    }

    static int visitorsFor(ShopSettings settings) {
        return (int) Math.ceil(settings.historyEvents() / (EVENTS_PER_VISIT * visitsIn(settings.days())));
    }
}
