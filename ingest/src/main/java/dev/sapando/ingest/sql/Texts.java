package dev.sapando.ingest.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain values as text of one cell: lists and maps as JSON. */
final class Texts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Texts() {}

    static String of(Object plain) {
        if (plain instanceof BigDecimal amount) {
            return amount.toPlainString();
        }
        if (plain instanceof List<?> || plain instanceof Map<?, ?>) {
            try {
                return JSON.writeValueAsString(plain);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        return plain.toString();
    }

    /** On a terminal what visitors have typed must not move the cursor or begin a line. */
    static String shown(@Nullable Object plain) {
        if (plain == null) {
            return "NULL";
        }
        var shown = new StringBuilder();
        of(plain).codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == 0x2028 || c == 0x2029) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }
}
