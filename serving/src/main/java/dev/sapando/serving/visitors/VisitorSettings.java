package dev.sapando.serving.visitors;

import dev.sapando.ops.settings.Settings;

/**
 * How much is remembered of visitors.
 *
 * @param visitors beyond so many, the one who was active longest ago is forgotten
 * @param recentItems of the current session
 * @param keptBack bought items, and as many hidden ones, of one visitor
 */
public record VisitorSettings(int visitors, int recentItems, int keptBack) {
    public static final VisitorSettings DEFAULT = new VisitorSettings(200_000, 20, 500);

    public VisitorSettings {
        if (visitors < 1 || recentItems < 1 || keptBack < 1) {
            throw new IllegalArgumentException("bounds of the visitors' memory are too small");
        }
    }

    public static VisitorSettings from(Settings settings) {
        return new VisitorSettings(
                settings.number("SERVING_VISITORS", DEFAULT.visitors, 1, 100_000_000),
                settings.number("SERVING_VISITOR_RECENT_ITEMS", DEFAULT.recentItems, 1, 100),
                settings.number("SERVING_VISITOR_KEPT_BACK", DEFAULT.keptBack, 1, 100_000));
    }
}
