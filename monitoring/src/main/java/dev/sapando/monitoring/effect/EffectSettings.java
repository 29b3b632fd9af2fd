package dev.sapando.monitoring.effect;

import dev.sapando.ops.settings.Settings;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the arms are compared.
 *
 * @param alpha {@code EFFECT_ALPHA}: how often an experiment without any effect may ever get a verdict, over all measures and looks
 * @param treatmentShare {@code EFFECT_TREATMENT_SHARE}: percent of visitors drawn into the treatment; 0 and 100 are no experiment
 * @param practicalMargin {@code EFFECT_PRACTICAL_MARGIN}: percent of lift that is worth a change
 * @param guardrailMargin {@code EFFECT_GUARDRAIL_MARGIN}: percent that a guardrail may lose
 * @param minimumVisitors {@code EFFECT_MINIMUM_VISITORS} of each arm
 * @param tightestAt {@code EFFECT_TIGHTEST_AT}: visitors of both arms at which the intervals are narrowest
 * @param since {@code EFFECT_SINCE}: the day the experiment began; without it the first day that anybody was assigned
 */
public record EffectSettings(
        double alpha,
        int treatmentShare,
        double practicalMargin,
        double guardrailMargin,
        int minimumVisitors,
        int tightestAt,
        @Nullable LocalDate since) {
    public static final EffectSettings AS_SHIPPED = from(Settings.of(Map.of()));

    public static EffectSettings from(Settings settings) {
        return new EffectSettings(
                decimal(settings, "EFFECT_ALPHA", 0.05, 0.0001, 0.5),
                settings.number("EFFECT_TREATMENT_SHARE", drawn(settings), 0, 100),
                decimal(settings, "EFFECT_PRACTICAL_MARGIN", 0, 0, 100),
                decimal(settings, "EFFECT_GUARDRAIL_MARGIN", 10, 0, 100),
                settings.number("EFFECT_MINIMUM_VISITORS", 500, 100, 1_000_000_000),
                settings.number("EFFECT_TIGHTEST_AT", 10_000, 100, 1_000_000_000),
                since(settings));
    }

    /** Every measure is a chance to be wrong, so that each gets an equal part of alpha. */
    public ConfidenceSequence sequence() {
        return ConfidenceSequence.tightestAt(tightestAt, alpha / Measure.values().length);
    }

    public SampleRatioCheck sampleRatio() {
        return new SampleRatioCheck(treatmentShare / 100.0, alpha);
    }

    public VerdictRules rules() {
        return new VerdictRules(practicalMargin / 100, guardrailMargin / 100, minimumVisitors);
    }

    /** Where serving runs with the same environment, the split is the one it draws. */
    private static int drawn(Settings settings) {
        return settings.optional("TREATMENT_SHARE")
                .filter(share -> share.matches("\\d{1,2}|100"))
                .map(Integer::valueOf)
                .orElse(50);
    }

    private static @Nullable LocalDate since(Settings settings) {
        return settings.read(
                        "EFFECT_SINCE",
                        Optional.<LocalDate>empty(),
                        "a day such as 2024-03-01",
                        text -> Optional.of(LocalDate.parse(text)))
                .orElse(null);
    }

    private static double decimal(Settings settings, String name, double byDefault, double min, double max) {
        return settings.read(name, byDefault, "a number from " + min + " to " + max, text -> {
            double value = Double.parseDouble(text);
            if (!(value >= min && value <= max)) {
                throw new IllegalArgumentException();
            }
            return value;
        });
    }
}
