package dev.sapando.serving.neighbours;

import dev.sapando.ops.settings.Settings;

/**
 * The bounds of the neighbour recommender.
 *
 * @param recentSessions m of the paper: of all sessions that share an item, so many of the most recent are looked at
 * @param neighbours k of the paper: so many of those, the most similar ones, may recommend
 * @param evolvingItems so many of the asking session's latest items count; λ is 0 from the tenth on
 * @param sessionItems so many of an indexed session's latest items are kept
 * @param indexedSessions so many of the most recent sessions are kept at all
 */
public record VmisSettings(
        int recentSessions, int neighbours, int evolvingItems, int sessionItems, int indexedSessions) {
    public static final VmisSettings DEFAULT = new VmisSettings(500, 100, 9, 100, 500_000);

    public VmisSettings {
        if (recentSessions < 1 || neighbours < 1 || sessionItems < 2 || indexedSessions < 1) {
            throw new IllegalArgumentException("bounds of the neighbour recommender are too small");
        }
        if (evolvingItems < 1 || evolvingItems > 9) {
            throw new IllegalArgumentException("1 to 9 items of the asking session, not " + evolvingItems);
        }
    }

    public static VmisSettings from(Settings settings) {
        return new VmisSettings(
                settings.number("NEIGHBOUR_RECENT_SESSIONS", DEFAULT.recentSessions, 1, 100_000),
                settings.number("NEIGHBOUR_COUNT", DEFAULT.neighbours, 1, 10_000),
                settings.number("NEIGHBOUR_EVOLVING_ITEMS", DEFAULT.evolvingItems, 1, 9),
                settings.number("NEIGHBOUR_SESSION_ITEMS", DEFAULT.sessionItems, 2, 100),
                settings.number("NEIGHBOUR_INDEXED_SESSIONS", DEFAULT.indexedSessions, 1, 50_000_000));
    }
}
