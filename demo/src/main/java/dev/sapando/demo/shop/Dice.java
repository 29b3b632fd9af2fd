package dev.sapando.demo.shop;

import java.util.List;
import java.util.SplittableRandom;

/**
 * One stream of luck, found by its key alone: what one visitor draws never depends on how many others drew before, nor on
 * which thread.
 */
final class Dice {
    /** What a stream is for; streams of one visitor for different purposes know nothing of each other. */
    enum Purpose {
        CATALOGUE,
        TASTE,
        ARRIVAL,
        VISIT,
        RETURN,
        DIRT,
        LIVE
    }

    private final SplittableRandom random;

    private Dice(long key) {
        random = new SplittableRandom(key);
    }

    static Dice of(long seed, Purpose purpose, long... key) {
        long mixed = mix(seed + 0x9E3779B97F4A7C15L * (purpose.ordinal() + 1));
        for (long part : key) {
            mixed = mix(mixed + 0x9E3779B97F4A7C15L * (part + 1));
        }
        return new Dice(mixed);
    }

    /** 0 inclusive to 1 exclusive. */
    double share() {
        return random.nextDouble();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long between(long from, long to) {
        return random.nextLong(from, to);
    }

    double between(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** An index, by weight; {@code cumulative} rises to the sum of all weights. */
    int weighted(double[] cumulative) {
        double drawn = random.nextDouble() * cumulative[cumulative.length - 1];
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] <= drawn) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static double[] cumulative(double... weights) {
        double[] sums = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            sums[i] = sum;
        }
        return sums;
    }

    /** The finisher of MurmurHash3: neighbouring keys give unrelated streams. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ (mixed >>> 33);
    }
}
