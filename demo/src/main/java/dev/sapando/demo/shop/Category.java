package dev.sapando.demo.shop;

import java.util.List;

/** A department: what is sold in it, of what, for how much. */
enum Category {
    DRESS("dress", List.of("Midi Dress", "Maxi Dress", "Shirt Dress"), List.of("Linen", "Viscose", "Jersey"), 39, 189),
    SKIRT("skirt", List.of("Midi Skirt", "Mini Skirt", "Wrap Skirt"), List.of("Denim", "Viscose", "Wool"), 29, 119),
    SHIRT("shirt", List.of("Shirt", "Blouse", "Overshirt"), List.of("Cotton", "Linen", "Poplin"), 29, 119),
    TOP("top", List.of("T-Shirt", "Top", "Tank"), List.of("Cotton", "Jersey", "Rib"), 12, 59),
    KNIT("knit", List.of("Jumper", "Cardigan", "Roll Neck"), List.of("Merino", "Cashmere", "Cotton"), 39, 229),
    JEANS("jeans", List.of("Jeans", "Straight Jeans", "Wide-Leg Jeans"), List.of("Denim", "Stretch Denim"), 49, 159),
    TROUSERS("trousers", List.of("Trousers", "Chinos", "Joggers"), List.of("Cotton", "Wool", "Linen"), 39, 149),
    JACKET("jacket", List.of("Jacket", "Blazer", "Bomber"), List.of("Cotton", "Wool", "Nylon"), 69, 299),
    COAT("coat", List.of("Coat", "Parka", "Trench"), List.of("Wool", "Down", "Gabardine"), 99, 449),
    SHOES("shoes", List.of("Trainers", "Ankle Boots", "Loafers"), List.of("Leather", "Suede", "Canvas"), 49, 219),
    BAG("bag", List.of("Tote", "Crossbody Bag", "Backpack"), List.of("Leather", "Canvas", "Nylon"), 29, 199),
    SCARF("scarf", List.of("Scarf", "Beanie", "Belt"), List.of("Wool", "Silk", "Leather"), 15, 89);

    static final List<Category> ALL = List.of(values());

    private final String wireName;
    private final List<String> nouns;
    private final List<String> materials;
    private final int cheapest;
    private final int dearest;

    Category(String wireName, List<String> nouns, List<String> materials, int cheapest, int dearest) {
        this.wireName = wireName;
        this.nouns = nouns;
        this.materials = materials;
        this.cheapest = cheapest;
        this.dearest = dearest;
    }

    String wireName() {
        return wireName;
    }

    List<String> nouns() {
        return nouns;
    }

    List<String> materials() {
        return materials;
    }

    boolean onlyForWomen() {
        return this == DRESS || this == SKIRT;
    }

    /** Few dear ones, all ending in 90 or 95 cents. */
    int priceInCents(Dice dice) {
        double skewed = dice.share() * dice.share();
        int euros = cheapest + (int) ((dearest - cheapest) * skewed);
        return euros * 100 + (dice.chance(0.7) ? 90 : 95);
    }

    /** How dear, 0 for the cheapest and 1 for the dearest of its department. */
    double dearness(int priceInCents) {
        return Math.min(1, Math.max(0, (priceInCents / 100.0 - cheapest) / (dearest - cheapest)));
    }
}
