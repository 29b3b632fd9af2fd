package dev.sapando.monitoring.page;

import java.util.Arrays;

/** A colour as light, red, green and blue from 0 to 1 (linear sRGB). */
record Colour(double[] light) {
    /**
     * What who lacks one kind of cones sees, as a matrix on linear light: Machado, Oliveira, Fernandes, <i>A physiologically-based model for
     * simulation of color vision deficiency</i>, IEEE TVCG 15 (2009), severity 1.
     */
    enum Eyes {
        PROTANOPE(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        DEUTERANOPE(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        TRITANOPE(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        private final double[] matrix;

        Eyes(double... matrix) {
            this.matrix = matrix;
        }
    }

    /** @param hex such as {@code #1c2027} */
    static Colour of(String hex) {
        double[] light = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            light[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return new Colour(light);
    }

    Colour seenBy(Eyes eyes) {
        double[] seen = new double[3];
        for (int i = 0; i < 9; i++) {
            seen[i / 3] += eyes.matrix[i] * light[i % 3];
        }
        return new Colour(Arrays.stream(seen)
                .map(value -> Math.min(1, Math.max(0, value)))
                .toArray());
    }

    private double luminance() {
        return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
    }

    /** The contrast ratio of WCAG 2.2, 1 to 21. */
    double against(Colour other) {
        double one = luminance() + 0.05;
        double two = other.luminance() + 0.05;
        return Math.max(one, two) / Math.min(one, two);
    }

    /** CIE 1976 (ΔE*ab), where 2.3 is just noticeable. */
    double distanceTo(Colour other) {
        double[] one = lab();
        double[] two = other.lab();
        return Math.sqrt(Math.pow(one[0] - two[0], 2) + Math.pow(one[1] - two[1], 2) + Math.pow(one[2] - two[2], 2));
    }

    private double[] lab() {
        double x = root((0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.95047);
        double y = root(luminance());
        double z = root((0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double value) {
        return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16.0 / 116;
    }
}
