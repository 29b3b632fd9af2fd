package dev.sapando.demo.shop;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What recommenders would reach that need no pipeline: the worst that is sensible, and the best there can be. */
record Benchmarks(double popularClickRate, double perfectClickRate) {
    private static final int ASKED = 300;
    private static final int SEEN = 6;

    static Benchmarks of(long seed, Catalogue catalogue) {
        List<Garment> popular = catalogue.popular(SEEN);
        return new Benchmarks(
                clickRate(seed, taste -> popular), clickRate(seed, taste -> catalogue.perfect(taste, SEEN)));
    }

    private static double clickRate(long seed, Function<Taste, List<Garment>> list) {
        Dice dice = Dice.of(seed, Dice.Purpose.VISIT);
        double clicks = 0;
        for (int number = 0; number < ASKED; number++) {
            Taste taste = Visitor.of(seed, number).taste();
            List<@Nullable Garment> shown = List.copyOf(list.apply(taste));
            clicks += Glance.at(shown, shown.size(), taste, dice).expectedClicks();
        }
        return clicks / (ASKED * SEEN);
    }
}
