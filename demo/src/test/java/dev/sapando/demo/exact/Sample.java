package dev.sapando.demo.exact;

import java.util.List;

/** Visitors of an arm in one measure. */
record Sample(List<Outcome> visitors) {
    /** Numerators over denominators. */
    double ratio() {
        return visitors.stream().mapToDouble(Outcome::numerator).sum() / denominator();
    }

    /** Of the ratio, as the textbook has it: each visitor's distance from the ratio, squared. */
    double variance() {
        double ratio = ratio();
        int n = visitors.size();
        double squares = visitors.stream()
                .mapToDouble(each -> Math.pow(each.numerator() - ratio * each.denominator(), 2))
                .sum();
        return squares * n / (n - 1) / Math.pow(denominator(), 2);
    }

    private double denominator() {
        return visitors.stream().mapToDouble(Outcome::denominator).sum();
    }
}
