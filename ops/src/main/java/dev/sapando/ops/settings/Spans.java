package dev.sapando.ops.settings;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 24h}, {@code 7d}. */
public final class Spans {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private Spans() {}

    /** @throws IllegalArgumentException naming the text */
    public static Duration parse(String text) {
        Matcher span = SPAN.matcher(text.strip());
        if (!span.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a time such as 500ms, 30s, 5m, 24h or 7d");
        }
        return Duration.ofMillis(Math.multiplyExact(Long.parseLong(span.group(1)), MILLIS.get(span.group(2))));
    }

    public static String text(Duration span) {
        long millis = span.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            if (millis != 0 && millis % MILLIS.get(unit) == 0) {
                return millis / MILLIS.get(unit) + unit;
            }
        }
        return millis + "ms";
    }
}
