package dev.sapando.demo.shop;

import java.util.List;

/** What tastes differ in. Never sent: it shows only in how garments look and in who looks at them. */
enum Style {
    MINIMAL(List.of("Clean-Line", "Seamless", "Straight-Cut"), List.of("white", "stone", "black")),
    BOHO(List.of("Embroidered", "Crochet", "Tiered"), List.of("terracotta", "sand", "rust")),
    STREET(List.of("Oversized", "Graphic", "Baggy"), List.of("black", "neon green", "grey")),
    CLASSIC(List.of("Tailored", "Double-Breasted", "Fine-Knit"), List.of("navy", "camel", "ivory")),
    SPORT(List.of("Quick-Dry", "Training", "Stretch"), List.of("cobalt", "coral", "black")),
    ROMANTIC(List.of("Ruffled", "Lace-Trim", "Floral"), List.of("blush", "lilac", "cream")),
    VINTAGE(List.of("Polka-Dot", "Retro", "Corduroy"), List.of("mustard", "burgundy", "teal")),
    ROCK(List.of("Distressed", "Studded", "Leather-Look"), List.of("black", "charcoal", "crimson")),
    BUSINESS(List.of("Pinstripe", "Crease-Free", "Slim-Fit"), List.of("navy", "grey", "white")),
    OUTDOOR(List.of("Water-Repellent", "Padded", "Ripstop"), List.of("olive", "khaki", "orange")),
    PARTY(List.of("Sequinned", "Satin", "Metallic"), List.of("silver", "gold", "emerald")),
    MARITIME(List.of("Striped", "Breton", "Rope-Detail"), List.of("navy", "white", "red"));

    static final List<Style> ALL = List.of(values());

    private final List<String> adjectives;
    private final List<String> colours;

    Style(List<String> adjectives, List<String> colours) {
        this.adjectives = adjectives;
        this.colours = colours;
    }

    List<String> adjectives() {
        return adjectives;
    }

    List<String> colours() {
        return colours;
    }

    /** Mostly one style, some of a second, a trace of all; of length 1, so that a product of two is their cosine. */
    static double[] mixture(Style first, double second, Dice dice) {
        double[] weights = new double[ALL.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 0.06 * dice.share();
        }
        weights[dice.below(weights.length)] += second;
        weights[first.ordinal()] = 1;
        double length = 0;
        for (double weight : weights) {
            length += weight * weight;
        }
        length = Math.sqrt(length);
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= length;
        }
        return weights;
    }
}
