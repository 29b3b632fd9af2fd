package dev.sapando.monitoring.business;

import dev.sapando.monitoring.effect.Measure;
import dev.sapando.monitoring.effect.Measure.Sum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor adds to the cells of the experiment, on the day of the first served list: per measure a numerator and a
 * denominator, and of both the squares and the product wherever they are not known already.
 */
final class TrialCells {
    /** Larger sums of one visitor are taken for this: no square of a mistyped price may outgrow a cell. */
    private static final BigDecimal MOST_MONEY = BigDecimal.valueOf(1_000_000_000);

    private TrialCells() {}

    /** One measure of one visitor. */
    private record Part(
            int day,
            String arm,
            Measure measure,
            @Nullable String currency,
            BigDecimal numerator,
            BigDecimal denominator) {
        void contribute(Contributions to) {
            to.add(cell(Sum.NUMERATOR), numerator);
            switch (measure) {
                case RETURN_RATE -> {}
                case FIRST_PURCHASE_CONVERSION -> to.add(cell(Sum.DENOMINATOR), denominator);
                case DAYS_TO_RETURN -> to.add(cell(Sum.NUMERATOR_SQUARED), numerator.pow(2));
                // Of amounts with four decimals the square has eight, and a cell four: so it is in ten-thousandths.
                case REVENUE_PER_VISITOR ->
                    to.add(cell(Sum.NUMERATOR_SQUARED), numerator.pow(2).movePointRight(Cell.SCALE));
                case SESSION_CONVERSION, CLICK_RATE ->
                    to.add(cell(Sum.DENOMINATOR), denominator)
                            .add(cell(Sum.NUMERATOR_SQUARED), numerator.pow(2))
                            .add(cell(Sum.DENOMINATOR_SQUARED), denominator.pow(2))
                            .add(cell(Sum.PRODUCT), numerator.multiply(denominator));
            }
        }

        private Cell cell(Sum sum) {
            String period = BusinessDays.text(day);
            Cell cell = Cell.of("effect.sums", period, "arm", arm, "measure", measure.label(), "sum", sum.label());
            return currency == null ? cell : cell.and("currency", currency);
        }
    }

    /** Contributions of the one less those of the other; of what is the same in both, none are made. */
    static Contributions changes(VisitorHistory before, VisitorHistory after) {
        if (before.trial() == null && after.trial() == null) {
            return new Contributions();
        }
        List<Part> old = parts(before);
        List<Part> now = parts(after);
        var gone = new Contributions();
        old.stream().filter(part -> !now.contains(part)).forEach(part -> part.contribute(gone));
        var come = new Contributions();
        now.stream().filter(part -> !old.contains(part)).forEach(part -> part.contribute(come));
        return visitors(after).minus(visitors(before)).plus(come).minus(gone);
    }

    private static Contributions visitors(VisitorHistory history) {
        var cells = new Contributions();
        Trial trial = history.trial();
        return trial == null || history.bot()
                ? cells
                : cells.add(
                        Cell.of(
                                trial.isOfTwoArms() ? "effect.two_arms" : "effect.visitors",
                                BusinessDays.text(trial.day()),
                                "arm",
                                Earliest.text(history.arm())),
                        1);
    }

    private static List<Part> parts(VisitorHistory history) {
        Trial trial = history.trial();
        if (trial == null || history.bot() || trial.isOfTwoArms()) {
            return List.of();
        }
        String arm = Earliest.text(history.arm());
        Integer bought = history.firstPurchase();
        Tally tally = trial.tally();
        var parts = new ArrayList<Part>();
        if (bought == null || bought >= trial.day()) {
            int first = bought != null && trial.covers(bought) ? 1 : 0;
            parts.add(part(trial, arm, Measure.FIRST_PURCHASE_CONVERSION, first, 1));
        }
        int next = nextVisit(history, trial);
        parts.add(part(trial, arm, Measure.RETURN_RATE, next < StoredHistory.NEVER ? 1 : 0, 1));
        parts.add(
                part(trial, arm, Measure.DAYS_TO_RETURN, Math.min(next, trial.day() + Measure.DAYS) - trial.day(), 1));
        parts.add(part(trial, arm, Measure.SESSION_CONVERSION, tally.buyingSessions(), tally.sessions()));
        parts.add(part(trial, arm, Measure.CLICK_RATE, tally.clicked(), tally.seen()));
        net(history, trial)
                .forEach((currency, amount) -> parts.add(
                        new Part(trial.day(), arm, Measure.REVENUE_PER_VISITOR, currency, amount, BigDecimal.ONE)));
        return parts;
    }

    private static Part part(Trial trial, String arm, Measure measure, long numerator, long denominator) {
        return new Part(
                trial.day(), arm, measure, null, BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    /** The first later day of the trial with a visit; {@link StoredHistory#NEVER} without one. */
    private static int nextVisit(VisitorHistory history, Trial trial) {
        int next = StoredHistory.NEVER;
        for (int i = history.active().size() - 1; i >= 0 && history.active().get(i) > trial.day(); i--) {
            next = history.active().get(i);
        }
        return trial.covers(next) ? next : StoredHistory.NEVER;
    }

    private static Map<String, BigDecimal> net(VisitorHistory history, Trial trial) {
        var net = new HashMap<String, BigDecimal>();
        for (DayMoney sum : history.money()) {
            if (trial.covers(sum.day())) {
                net.merge(sum.currency(), sum.gross().subtract(sum.refunded()), BigDecimal::add);
            }
        }
        net.replaceAll((currency, amount) -> amount.min(MOST_MONEY).max(MOST_MONEY.negate()));
        return net;
    }
}
