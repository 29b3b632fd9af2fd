package dev.sapando.event.contract;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Bounds of a field, told apart by their name: what has {@code min} in it bounds from below, whatever else from above. */
final class Limits {
    private Limits() {}

    /** Sentences on bounds that let less through than they did. A bound of another kind than a size has no order: any change narrows. */
    static List<String> narrower(Map<String, String> published, Map<String, String> now) {
        var narrower = new ArrayList<String>();
        now.forEach((name, value) -> {
            String before = published.get(name);
            if (before == null) {
                narrower.add("is newly bounded by " + name + " " + value);
            } else if (!before.equals(value) && narrows(name, before, value)) {
                narrower.add(name + " was " + before + " and is " + value);
            }
        });
        return narrower;
    }

    private static boolean narrows(String name, String before, String now) {
        boolean fromBelow = name.toLowerCase(Locale.ROOT).contains("min");
        boolean size = fromBelow || name.toLowerCase(Locale.ROOT).contains("max") || name.endsWith("Tolerance");
        return !size || (fromBelow ? compare(now, before) > 0 : compare(now, before) < 0);
    }

    /** @throws java.time.format.DateTimeParseException where it is neither number, duration nor time */
    private static int compare(String one, String other) {
        if (one.matches("-?[0-9.]+(E-?[0-9]+)?")) {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        }
        return one.startsWith("P")
                ? Duration.parse(one).compareTo(Duration.parse(other))
                : Instant.parse(one).compareTo(Instant.parse(other));
    }
}
