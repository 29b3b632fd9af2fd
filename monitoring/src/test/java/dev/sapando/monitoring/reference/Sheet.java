package dev.sapando.monitoring.reference;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An answer as one can compare it: a line for each period and labels, with its exact numbers, none of them divided. */
public final class Sheet {
    private final SortedMap<String, String> lines = new TreeMap<>();

    public Sheet count(String period, Map<String, String> labels, BigDecimal count) {
        return line(period, labels, text(count));
    }

    /** @param told whether a share can be told: something is divided by, and the period is over */
    public Sheet share(String period, Map<String, String> labels, BigDecimal part, BigDecimal whole, boolean told) {
        return line(period, labels, text(part) + " of " + text(whole) + (told ? "" : ", not told"));
    }

    /** @param median null where it is not known yet */
    public Sheet median(String period, Map<String, String> labels, long part, long whole, @Nullable Integer median) {
        return line(period, labels, part + " of " + whole + ", median " + median);
    }

    public Sheet share(String period, Map<String, String> labels, BigDecimal part, BigDecimal whole) {
        return share(period, labels, part, whole, whole.signum() != 0);
    }

    /** The lines of which something holds, each as {@code place = what it says}. */
    public Sheet only(Predicate<String> which) {
        var some = new Sheet();
        lines.forEach((place, says) -> {
            if (which.test(place + " = " + says)) {
                some.lines.put(place, says);
            }
        });
        return some;
    }

    public SortedMap<String, String> lines() {
        return Collections.unmodifiableSortedMap(lines);
    }

    private Sheet line(String period, Map<String, String> labels, String says) {
        String place = period + " " + new TreeMap<>(labels);
        if (lines.put(place, says) != null) {
            throw new IllegalStateException("twice " + place);
        }
        return this;
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
