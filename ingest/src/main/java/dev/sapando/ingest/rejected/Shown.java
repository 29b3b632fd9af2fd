package dev.sapando.ingest.rejected;

import dev.sapando.ops.run.TerminalText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What strangers wrote, as it may go to a terminal: what would steer it is shown and not done. */
final class Shown {
    private static final int ROW = 16;

    private Shown() {}

    /** On one line. */
    static String line(@Nullable Object value) {
        return value == null ? "–" : TerminalText.of(value.toString());
    }

    /** As text where it is text, line ends kept; as a hex dump where it is not. */
    static String bytes(byte[] bytes) {
        return text(bytes).map(TerminalText::lines).orElseGet(() -> dump(bytes));
    }

    /** Empty where the bytes are not UTF-8, or hold what no text holds. */
    static Optional<String> text(byte[] bytes) {
        for (byte each : bytes) {
            if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String dump(byte[] bytes) {
        var dump = new StringBuilder();
        for (int row = 0; row < bytes.length; row += ROW) {
            var hex = new StringBuilder();
            var text = new StringBuilder();
            for (int i = row; i < Math.min(row + ROW, bytes.length); i++) {
                hex.append(String.format("%02x ", bytes[i]));
                text.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
            }
            dump.append(String.format("%08x  %-48s |%s|%n", row, hex, text));
        }
        return dump.toString().stripTrailing();
    }
}
