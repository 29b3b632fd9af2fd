package dev.sapando.demo.shop;

/**
 * How large and how busy the simulated shop is.
 *
 * @param seed of everything that is drawn; the same seed and the same answers give the same events
 * @param days of history
 * @param speed multiplies how many visitors arrive in {@link SimulatedShop#live()}; 1 means 20 to 25 events a second
 * @param items garments in the catalogue
 * @param historyEvents about how many events the history has in all, where visitors are shown what suits them; with a recommender that
 *     has yet to learn they come back less often, and there are up to a quarter fewer
 * @param dirt what is wrong with the events, and how often
 */
public record ShopSettings(long seed, int days, double speed, int items, int historyEvents, Dirt dirt) {
    public static final ShopSettings DEFAULT = new ShopSettings(42, 30, 1, 3_000, 16_000, Dirt.USUAL);

    public ShopSettings {
        require(days >= 1 && days <= 400, "days", days, "1 to 400");
        require(speed > 0 && speed <= 1_000, "speed", speed, "above 0, at most 1000");
        require(items >= 100 && items <= 100_000, "items", items, "100 to 100000");
        require(historyEvents >= 100 && historyEvents <= 10_000_000, "historyEvents", historyEvents, "100 to 10000000");
    }

    public ShopSettings withSeed(long other) {
        return new ShopSettings(other, days, speed, items, historyEvents, dirt);
    }

    public ShopSettings withDays(int other) {
        return new ShopSettings(seed, other, speed, items, historyEvents, dirt);
    }

    public ShopSettings withSpeed(double other) {
        return new ShopSettings(seed, days, other, items, historyEvents, dirt);
    }

    public ShopSettings withItems(int other) {
        return new ShopSettings(seed, days, speed, other, historyEvents, dirt);
    }

    public ShopSettings withHistoryEvents(int other) {
        return new ShopSettings(seed, days, speed, items, other, dirt);
    }

    public ShopSettings withDirt(Dirt other) {
        return new ShopSettings(seed, days, speed, items, historyEvents, other);
    }

    private static void require(boolean holds, String name, Number value, String range) {
        if (!holds) {
            throw new IllegalArgumentException("the shop's " + name + " is " + value + "; it has to be " + range);
        }
    }
}
