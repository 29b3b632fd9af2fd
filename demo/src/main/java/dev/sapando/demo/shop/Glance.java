package dev.sapando.demo.shop;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One look at a shown list: how far down it went, and what was clicked. The same whoever made the list: only what is in it and
 * in which order matters.
 *
 * @param affinity of the seen garments, added up
 * @param expectedClicks clicks that such a look leads to without luck; a look ends with its first click
 */
record Glance(int seen, OptionalInt clicked, double affinity, double expectedClicks) {
    private static final double CURIOSITY = 0.01;
    private static final double DESIRE = 0.22;
    private static final double FADING = 0.12;

    /** @param shown what this shop does not sell is null: it is seen, and never clicked */
    static Glance at(List<@Nullable Garment> shown, int seen, Taste taste, Dice dice) {
        double affinity = 0;
        double notYet = 1;
        OptionalInt clicked = OptionalInt.empty();
        for (int position = 0; position < seen; position++) {
            Garment garment = shown.get(position);
            double suits = garment == null ? 0 : taste.affinity(garment);
            double chance = garment == null ? 0 : clickChance(suits, position);
            affinity += suits;
            notYet *= 1 - chance;
            // drawn for every position, so that a click leaves the luck of what follows as it was
            if (dice.chance(chance) && clicked.isEmpty()) {
                clicked = OptionalInt.of(position);
            }
        }
        return new Glance(seen, clicked, affinity, 1 - notYet);
    }

    int clicks() {
        return clicked.isPresent() ? 1 : 0;
    }

    /** Rises with the square of the affinity, falls with the position. */
    static double clickChance(double affinity, int position) {
        return (CURIOSITY + DESIRE * affinity * affinity) / (1 + FADING * position);
    }
}
