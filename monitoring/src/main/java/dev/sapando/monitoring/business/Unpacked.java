package dev.sapando.monitoring.business;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Reads what {@link Packed} wrote, from a place in an array on. */
final class Unpacked {
    private byte[] bytes = new byte[0];
    private int at;

    void from(byte[] array, int place) {
        bytes = array;
        at = place;
    }

    int place() {
        return at;
    }

    int octet() {
        return bytes[at++];
    }

    long unsigned() {
        byte octet = bytes[at++];
        if (octet >= 0) {
            return octet;
        }
        long value = octet & 0x7F;
        for (int shift = 7; ; shift += 7) {
            octet = bytes[at++];
            value |= (long) (octet & 0x7F) << shift;
            if (octet >= 0) {
                return value;
            }
        }
    }

    int count() {
        return (int) unsigned();
    }

    /**
     * How many follow of what takes an octet at least.
     *
     * @throws ArrayIndexOutOfBoundsException where there are not so many octets
     */
    int length() {
        long length = unsigned();
        if (length < 0 || length > bytes.length - at) {
            throw new ArrayIndexOutOfBoundsException(length + " in " + (bytes.length - at) + " bytes");
        }
        return (int) length;
    }

    long signed() {
        long zigzag = unsigned();
        return zigzag >>> 1 ^ -(zigzag & 1);
    }

    BigDecimal amount() {
        int length = bytes[at++] & 0xFF;
        if (length == 0) {
            return BigDecimal.ZERO;
        }
        var amount = new BigDecimal(new BigInteger(bytes, at, length), Cell.SCALE);
        at += length;
        return amount;
    }

    void skipAmount() {
        at += 1 + (bytes[at] & 0xFF);
    }

    /** @throws ArrayIndexOutOfBoundsException where there are not so many */
    void skip(int octets) {
        if (octets < 0 || octets > bytes.length - at) {
            throw new ArrayIndexOutOfBoundsException(octets + " bytes from " + at + " of " + bytes.length);
        }
        at += octets;
    }

    void skipNumbers(int count) {
        for (int i = 0; i < count; i++) {
            while (bytes[at++] < 0) {
                continue; // all but the last octet of a number have this bit
            }
        }
    }

    String[] texts() {
        var texts = new String[length()];
        for (int i = 0; i < texts.length; i++) {
            int length = length();
            texts[i] = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
        }
        return texts;
    }

    String text(String[] texts) {
        return texts[count()];
    }
}
