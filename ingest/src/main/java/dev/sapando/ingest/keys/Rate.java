package dev.sapando.ingest.keys;

/**
 * How much may come with a key.
 *
 * @param perSecond elements a second in the long run
 * @param burst elements at once after a pause
 */
public record Rate(int perSecond, int burst) {
    public static final int MOST = 10_000_000;

    public Rate {
        if (perSecond < 1 || perSecond > MOST || burst < 1 || burst > MOST) {
            throw new IllegalArgumentException("eventsPerSecond " + perSecond + " and burst " + burst
                    + " are not both whole numbers from 1 to " + MOST);
        }
    }
}
