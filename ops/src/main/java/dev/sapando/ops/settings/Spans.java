package dev.sapando.ops.settings;

import java.time.Duration;
import java.util.List;

/** Spans of time as people write them: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 24h}, {@code 7d}. */
public final class Spans {
    private record Unit(String suffix, long millis) {}

    /** Longest first; {@code ms} before {@code m} and {@code s}, since it ends like the one and starts like the other. */
    private static final List<Unit> UNITS = List.of(
            new Unit("d", 86_400_000),
            new Unit("h", 3_600_000),
            new Unit("ms", 1),
            new Unit("m", 60_000),
            new Unit("s", 1_000));

    private Spans() {}

    /** @throws IllegalArgumentException naming the text */
    public static Duration parse(String text) {
        for (Unit unit : UNITS) {
            String digits = text.endsWith(unit.suffix) ? text.substring(0, text.length() - unit.suffix.length()) : "";
            if (digits.matches("\\d{1,9}")) {
                return Duration.ofMillis(Math.multiplyExact(Long.parseLong(digits), unit.millis));
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is not a time such as 500ms, 30s, 5m, 24h or 7d");
    }

    public static String text(Duration span) {
        long millis = span.toMillis();
        return UNITS.stream()
                .filter(unit -> unit.millis > 1 && millis != 0 && millis % unit.millis == 0)
                .findFirst()
                .map(unit -> millis / unit.millis + unit.suffix)
                .orElse(millis + "ms");
    }
}
