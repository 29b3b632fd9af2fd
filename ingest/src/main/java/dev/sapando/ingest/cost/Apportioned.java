package dev.sapando.ingest.cost;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A number of bytes divided among shares so that nothing is lost: by largest remainder (Hamilton's method). */
final class Apportioned {
    private Apportioned() {}

    /** The part of {@code bytes} that {@code part} of {@code whole} makes, rounded down. */
    static long share(long bytes, long part, long whole) {
        return BigInteger.valueOf(bytes)
                .multiply(BigInteger.valueOf(part))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }

    /** @param shares not negative; with no share above 0 everything falls to {@code ""} */
    static SortedMap<String, Long> among(Map<String, Long> shares, long bytes) {
        long whole = shares.values().stream().mapToLong(Long::longValue).sum();
        var parts = new TreeMap<String, Long>();
        if (whole == 0) {
            parts.put("", bytes);
            return parts;
        }
        var remainders = new TreeMap<String, BigInteger>();
        long left = bytes;
        for (var share : shares.entrySet()) {
            BigInteger[] part = BigInteger.valueOf(bytes)
                    .multiply(BigInteger.valueOf(share.getValue()))
                    .divideAndRemainder(BigInteger.valueOf(whole));
            parts.put(share.getKey(), part[0].longValueExact());
            remainders.put(share.getKey(), part[1]);
            left -= part[0].longValueExact();
        }
        remainders.entrySet().stream()
                .sorted(Map.Entry.<String, BigInteger>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(left)
                .forEach(largest -> parts.merge(largest.getKey(), 1L, Long::sum));
        return parts;
    }
}
