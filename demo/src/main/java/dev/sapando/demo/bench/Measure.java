package dev.sapando.demo.bench;

import org.jspecify.annotations.Nullable;

/**
 * One row of a benchmark.
 *
 * @param bar what it is held against; null where it only stands beside
 * @param holds always true without a bar
 */
public record Measure(
        String name, double value, String unit, @Nullable Double bar, boolean holds) {
    public static Measure beside(String name, double value, String unit) {
        return new Measure(name, value, unit, null, true);
    }

    public static Measure atMost(double bar, String name, double value, String unit) {
        return new Measure(name, value, unit, bar, value <= bar);
    }

    public static Measure atLeast(double bar, String name, double value, String unit) {
        return new Measure(name, value, unit, bar, value >= bar);
    }
}
