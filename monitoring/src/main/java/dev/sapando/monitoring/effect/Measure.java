package dev.sapando.monitoring.effect;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * What the arms are compared in, the business's two questions first: what a visitor does from the day of their first served
 * list until {@link #DAYS} days later.
 */
public enum Measure {
    FIRST_PURCHASE_CONVERSION(
            "first_purchase_conversion",
            (visitors, sum) -> ArmSums.ofShareOfSome(visitors, sum.apply(Sum.NUMERATOR), sum.apply(Sum.DENOMINATOR)),
            Role.GOAL),
    RETURN_RATE(
            "return_rate",
            (visitors, sum) -> ArmSums.ofShare(visitors, sum.apply(Sum.NUMERATOR)),
            Role.GOAL,
            Role.GUARDRAIL),
    /**
     * Days from the first list's until the next one with a visit; {@link #DAYS} of who has not come again. A restricted mean survival
     * time (Royston, Parmar, BMC Medical Research Methodology 13:152, 2013), which is a plain mean: everybody is watched until then.
     */
    DAYS_TO_RETURN("days_to_return", Better.LESS, Measure::amounts, Role.GOAL),
    SESSION_CONVERSION("session_conversion", Measure::ratio),
    REVENUE_PER_VISITOR("revenue_per_visitor", Measure::amounts),
    CLICK_RATE("click_rate", Measure::ratio, Role.GUARDRAIL);

    /**
     * The same for every visitor, and counted once they are over: so that visitors are alike, and what an interval was made of
     * does not change under it. Not a setting, since the cells are of these days.
     */
    public static final int DAYS = 7;

    /** What a measure is in the verdict, beside being watched for harm, which every one is. */
    enum Role {
        /** A sure gain is a reason to ship. */
        GOAL,
        /** Must surely be no worse than the margin before anything is shipped. */
        GUARDRAIL
    }

    /** Which of two visitors' amounts the shop would rather have. */
    private enum Better {
        MORE,
        LESS
    }

    /** What of a measure is added up over the visitors of an arm, where it is not known from another sum. */
    public enum Sum {
        NUMERATOR,
        DENOMINATOR,
        NUMERATOR_SQUARED,
        DENOMINATOR_SQUARED,
        PRODUCT;

        /** As cells carry it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private interface Shape {
        ArmSums of(long visitors, Function<Sum, BigDecimal> sum);
    }

    private final String label;
    private final Better better;
    private final Shape shape;
    private final Set<Role> roles;

    Measure(String label, Shape shape, Role... roles) {
        this(label, Better.MORE, shape, roles);
    }

    Measure(String label, Better better, Shape shape, Role... roles) {
        this.label = label;
        this.better = better;
        this.shape = shape;
        this.roles = Set.of(roles);
    }

    /** As cells, rows and gauges carry it. */
    public String label() {
        return label;
    }

    /** Beside the name, where a reader may take a gain for a loss. */
    public String hint() {
        return better == Better.LESS ? " (less is better)" : "";
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(Measure::label).toList();
    }

    public ArmSums sums(long visitors, Function<Sum, BigDecimal> sum) {
        return shape.of(visitors, sum);
    }

    boolean is(Role role) {
        return roles.contains(role);
    }

    /** How much better the treatment is by a lift: the lift itself, or turned round where less is better. */
    Interval gain(Interval lift) {
        return better == Better.LESS ? lift.times(-1) : lift;
    }

    private static ArmSums amounts(long visitors, Function<Sum, BigDecimal> sum) {
        return ArmSums.ofAmounts(visitors, sum.apply(Sum.NUMERATOR), sum.apply(Sum.NUMERATOR_SQUARED));
    }

    private static ArmSums ratio(long visitors, Function<Sum, BigDecimal> sum) {
        return new ArmSums(
                visitors,
                sum.apply(Sum.NUMERATOR),
                sum.apply(Sum.DENOMINATOR),
                sum.apply(Sum.NUMERATOR_SQUARED),
                sum.apply(Sum.DENOMINATOR_SQUARED),
                sum.apply(Sum.PRODUCT));
    }
}
