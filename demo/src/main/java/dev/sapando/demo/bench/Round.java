package dev.sapando.demo.bench;

import java.util.Arrays;

/**
 * What one round of a load came to.
 *
 * @param perSecond events
 * @param cpuMicros of the part under test, for an event
 * @param p50 half of the requests (of the records, where there are no requests) had their answer within as many milliseconds
 * @param p99 and 99 of 100
 */
record Round(double perSecond, double cpuMicros, double p50, double p99) {
    private static final double MILLI = 1e6;

    /** @param nanos each request took; sorted by this */
    static Round of(int events, long tookNanos, long cpuNanos, long[] nanos) {
        Arrays.sort(nanos);
        return new Round(
                events / (tookNanos / 1e9),
                cpuNanos / 1e3 / events,
                nanos[nanos.length / 2] / MILLI,
                nanos[(int) (nanos.length * 0.99)] / MILLI);
    }
}
