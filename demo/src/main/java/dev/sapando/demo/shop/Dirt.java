package dev.sapando.demo.shop;

/**
 * What goes wrong between a browser and the collector, as shares of all events.
 *
 * @param duplicates good events that are sent twice, byte for byte
 * @param late good events that are held back and sent after later ones of the same visitor
 * @param broken events that the tracker spoils, so that they have to be refused
 */
public record Dirt(double duplicates, double late, double broken) {
    public static final Dirt USUAL = new Dirt(0.01, 0.02, 0.004);
    public static final Dirt NONE = new Dirt(0, 0, 0);

    public Dirt {
        share("duplicates", duplicates);
        share("late", late);
        share("broken", broken);
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 0.5)) {
            throw new IllegalArgumentException(
                    "the share of " + name + " events is " + value + "; it has to be 0 to 0.5");
        }
    }
}
