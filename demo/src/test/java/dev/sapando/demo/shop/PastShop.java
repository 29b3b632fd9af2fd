package dev.sapando.demo.shop;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A history that has been lived through, with all that was sent. */
record PastShop(List<Letter> letters, List<String> lines, Account account, Truth truth) {
    static final Instant NOW = Instant.parse("2024-03-14T12:00:00Z");
    static final ShopSettings SMALL = new ShopSettings(42, 5, 1, 600, 5_000, Dirt.USUAL);

    static PastShop of(ShopSettings settings) {
        var pipeline = new KnowingPipeline(settings);
        var letters = new ArrayList<Letter>();
        try (var shop = new SimulatedShop(settings, pipeline, InstantSource.system(), letters::add)) {
            shop.history(NOW, Progress.SILENT);
            return new PastShop(letters, pipeline.events(), shop.account(), shop.truth());
        }
    }

    List<Letter> letters(Letter.Fate fate) {
        return letters.stream().filter(letter -> letter.note().fate() == fate).toList();
    }
}
