package dev.sapando.demo.shop;

/**
 * What a visitor likes; hidden from every part but the simulator.
 *
 * @param styles how much of each {@link Style} is liked, of length 1
 * @param thrift 0 for those who never look at the price, 1 for those who do little else
 */
record Taste(Style favourite, double[] styles, Gender gender, double thrift) {
    private static final double WRONG_CUT = 0.15;

    static Taste of(Dice dice) {
        Style favourite = dice.oneOf(Style.ALL);
        Gender gender = dice.chance(0.6) ? Gender.WOMEN : Gender.MEN;
        return new Taste(favourite, Style.mixture(favourite, dice.between(0.1, 0.7), dice), gender, dice.share());
    }

    /** How well a garment suits, 0 to 1: the cosine of look and taste, little where it is cut for others. */
    double affinity(Garment garment) {
        double[] look = garment.look();
        double cosine = 0;
        for (int i = 0; i < look.length; i++) {
            cosine += look[i] * styles[i];
        }
        return gender.wears(garment.gender()) ? Math.min(1, cosine) : WRONG_CUT * cosine;
    }

    /** How far the price spoils the wish to have it, 1 not at all. */
    double affords(Garment garment) {
        return 1 - 0.8 * thrift * garment.category().dearness(garment.priceInCents());
    }
}
