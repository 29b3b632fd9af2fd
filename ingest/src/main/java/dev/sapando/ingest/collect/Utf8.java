package dev.sapando.ingest.collect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Says where bytes stop being UTF-8 text (RFC 3629: no overlong forms, no surrogates). NUL is refused too: JSON never has it
 * raw, and it is what UTF-16 and UTF-32 look like from here. Plain loops, since every byte that comes in passes through ({@code ./sapando bench ingest}).
 */
final class Utf8 {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOP_BITS = 0x8080808080808080L;

    private Utf8() {}

    /** Offset of the first byte that is wrong, relative to {@code from}; -1 where all is well. */
    static int firstWrong(byte[] bytes, int from, int to) {
        int at = from;
        while (true) {
            at = skipPlain(bytes, at, to);
            if (at == to) {
                return -1;
            }
            int lead = bytes[at];
            int length = length(lead & 0xff);
            if (length == 0 || at + length > to || !continues(bytes, at, length)) {
                return at - from;
            }
            at += length;
        }
    }

    /** To the first byte that is NUL or no ASCII. Eight at a time: with a borrow for a NUL, and the top bit of any other. */
    private static int skipPlain(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long eight = (long) EIGHT.get(bytes, at);
            if (((eight | eight - ONES) & TOP_BITS) != 0) {
                break;
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] > 0) {
            at++;
        }
        return at;
    }

    private static int length(int lead) {
        if (lead >= 0xc2 && lead <= 0xdf) {
            return 2;
        }
        if (lead >= 0xe0 && lead <= 0xef) {
            return 3;
        }
        return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    }

    private static boolean continues(byte[] bytes, int at, int length) {
        int lead = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest) {
            return false;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
