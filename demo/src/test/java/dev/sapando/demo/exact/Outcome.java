package dev.sapando.demo.exact;

/** What one visitor adds to a ratio. */
record Outcome(double numerator, double denominator) {
    static Outcome of(boolean yes) {
        return new Outcome(yes ? 1 : 0, 1);
    }
}
