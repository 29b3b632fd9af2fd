package dev.sapando.ingest.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.ops.run.TerminalText;
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

    static String shown(@Nullable Object plain) {
        return plain == null ? "NULL" : TerminalText.of(of(plain));
    }
}
