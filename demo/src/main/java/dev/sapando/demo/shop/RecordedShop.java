package dev.sapando.demo.shop;

import java.time.Instant;
import java.util.List;

/** What a shop sends in its past days, without a pipeline: the same events for the same settings, on any machine. */
public final class RecordedShop {
    private RecordedShop() {}

    /** One JSON object each, in the order in which they are sent. */
    public static List<String> events(ShopSettings settings, Instant endingAt) {
        var pipeline = new KnowingPipeline(settings);
        try (var shop = new SimulatedShop(settings, pipeline)) {
            shop.history(endingAt, Progress.SILENT);
            return pipeline.events();
        }
    }
}
