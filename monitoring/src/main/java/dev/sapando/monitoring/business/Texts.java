package dev.sapando.monitoring.business;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one history after the other, each made where it is asked for, and those that most visitors share, such as channels, once
 * for all of them.
 */
final class Texts {
    /** A power of two. More channels and campaigns than that are made anew now and then. */
    private static final int REMEMBERED = 64;

    private final @Nullable Remembered[] remembered = new Remembered[REMEMBERED];
    private byte[] bytes = new byte[0];
    private int count;
    private int[] places = new int[8];

    private record Remembered(byte[] utf8, String text) {}

    /** Whose texts begin at the place that {@code in} has come to, which is behind them then. */
    void read(byte[] history, Unpacked in) {
        bytes = history;
        count = in.length();
        if (2 * count > places.length) {
            places = new int[4 * count];
        }
        for (int i = 0; i < count; i++) {
            int length = in.count();
            places[2 * i] = in.place();
            in.skip(length);
            places[2 * i + 1] = in.place();
        }
    }

    /** @throws ArrayIndexOutOfBoundsException where there is no such text */
    String get(int number) {
        if (number >= count) {
            throw new ArrayIndexOutOfBoundsException("text " + number + " of " + count);
        }
        int from = places[2 * number];
        int until = places[2 * number + 1];
        int hash = 0;
        for (int i = from; i < until; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 16) & REMEMBERED - 1;
        Remembered known = remembered[place];
        if (known != null && Arrays.equals(known.utf8, 0, known.utf8.length, bytes, from, until)) {
            return known.text;
        }
        byte[] utf8 = Arrays.copyOfRange(bytes, from, until);
        String text = new String(utf8, StandardCharsets.UTF_8);
        remembered[place] = new Remembered(utf8, text);
        return text;
    }
}
