package dev.sapando.monitoring.effect;

/**
 * How the visitors are split between the arms, and how strongly that speaks against the split that was drawn.
 *
 * @param evidence an e-value: 1 at the start, and above 1/alpha at any time only as often as alpha where the split is right
 */
public record SampleRatio(long control, long treatment, double expectedTreatment, double evidence, Held held) {
    /** Whether the split is the expected one, as far as can be told. */
    public enum Held {
        KEPT,
        BROKEN
    }

    public boolean isBroken() {
        return held == Held.BROKEN;
    }

    public long visitors() {
        return control + treatment;
    }
}
