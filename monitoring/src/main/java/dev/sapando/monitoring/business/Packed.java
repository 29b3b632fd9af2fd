package dev.sapando.monitoring.business;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes small numbers as few bytes (LEB128, signed ones zigzag), and every text once: where it is used stands its number. */
final class Packed {
    private static final int TYPICAL_BYTES = 128;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_BYTES);
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private byte[] first = new byte[0];

    Packed octet(int value) {
        out.write(value);
        return this;
    }

    Packed unsigned(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    Packed signed(long value) {
        return unsigned(value << 1 ^ value >> 63);
    }

    /** A length, none for zero, and the amount in ten-thousandths. */
    Packed amount(BigDecimal amount) {
        byte[] unscaled = amount.signum() == 0
                ? new byte[0]
                : amount.setScale(Cell.SCALE).unscaledValue().toByteArray();
        out.write(unscaled.length);
        out.writeBytes(unscaled);
        return this;
    }

    Packed text(String text) {
        return unsigned(texts.computeIfAbsent(text, unknown -> texts.size()));
    }

    /** What was written so far is read alone more often than with the rest: the texts come after it. */
    Packed endOfFirst() {
        first = out.toByteArray();
        out.reset();
        return this;
    }

    /** What was written first, the texts, and the rest. */
    byte[] bytes() {
        byte[] rest = out.toByteArray();
        out.reset();
        out.writeBytes(first);
        unsigned(texts.size());
        texts.keySet().forEach(text -> {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            unsigned(utf8.length);
            out.writeBytes(utf8);
        });
        out.writeBytes(rest);
        return out.toByteArray();
    }
}
