package dev.sapando.ingest.collect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import dev.sapando.event.rule.Violation;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one element and notes the first that is wrong. It reads on after that: the consent of a bad event may
 * stand behind what is bad. A JSON {@code null} is the same as no field.
 */
final class Fields {
    /** Characters of a value that a message repeats. */
    private static final int QUOTED = 40;

    private final JsonInput input;
    private final JsonParser json;
    private @Nullable Violation first;

    Fields(JsonInput input) {
        this.input = input;
        this.json = input.parser();
    }

    JsonInput input() {
        return input;
    }

    Optional<Violation> firstViolation() {
        return Optional.ofNullable(first);
    }

    void refuse(String code, String field, String detail) {
        refuse(new Violation(code, field, detail));
    }

    void refuse(Violation violation) {
        if (first == null) {
            first = violation;
        }
    }

    void missing(String field) {
        refuse("field_missing", field, field + " is missing; it is required");
    }

    /** Which of the two is meant nobody can know. */
    void twice(String field) {
        String shown = field.length() <= 64 ? field : field.substring(0, 64) + "…";
        refuse("field_twice", shown, shown + " stands twice; send it once");
    }

    @Nullable
    String text(String field) throws IOException {
        if (!is(JsonToken.VALUE_STRING, field, "a text in quotation marks")) {
            return null;
        }
        String text = json.getText();
        if (!isUnicode(text)) {
            refuse("text_not_unicode", field, field + " has half a surrogate pair; send whole characters");
            return null;
        }
        return text;
    }

    @Nullable
    Boolean flag(String field) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        is(JsonToken.VALUE_TRUE, field, "true or false");
        return null;
    }

    @Nullable
    Integer integer(String field) throws IOException {
        Long whole = whole(field);
        if (whole != null && whole != whole.intValue()) {
            refuse("number_out_of_range", field, field + " " + whole + " is too large a number");
            return null;
        }
        return whole == null ? null : (Integer) whole.intValue();
    }

    /** Null where it is none, or too large: {@link #integer} says what is wrong. */
    @Nullable
    Integer plainInteger() throws IOException {
        boolean plain = json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getNumberType() == NumberType.INT;
        return plain ? (Integer) json.getIntValue() : null;
    }

    @Nullable
    Long whole(String field) throws IOException {
        if (!is(JsonToken.VALUE_NUMBER_INT, field, "a whole number")) {
            return null;
        }
        if (json.getNumberType() == NumberType.BIG_INTEGER) {
            refuse("number_out_of_range", field, field + " is too large a number");
            return null;
        }
        return json.getLongValue();
    }

    @Nullable
    Instant instant(String field) throws IOException {
        String text = text(field);
        if (text == null) {
            return null;
        }
        Optional<Instant> instant = Rfc3339.parse(text);
        if (instant.isEmpty()) {
            refuse(
                    "time_unreadable",
                    field,
                    field + " " + quoted(text) + " is no RFC 3339 time; write 2024-03-01T09:00:00.123Z");
        }
        return instant.orElse(null);
    }

    /** An exact amount, from a text or a number as it was written; never through floating point. */
    @Nullable
    BigDecimal amount(String field) throws IOException {
        JsonToken token = json.currentToken();
        boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        if (!number && !is(JsonToken.VALUE_STRING, field, "an amount such as \"79.90\"")) {
            return null;
        }
        return Amounts.parse(json.getText(), field, this);
    }

    /** True where the current value is of this kind; otherwise it is noted and skipped. */
    boolean is(JsonToken kind, String field, String expected) throws IOException {
        JsonToken token = json.currentToken();
        if (token == kind) {
            return true;
        }
        if (token != JsonToken.VALUE_NULL) {
            refuse("field_type_wrong", field, field + " is not " + expected);
            json.skipChildren();
        }
        return false;
    }

    /** What somebody sent, within a message: its beginning says enough. */
    static String quoted(String text) {
        boolean isLong = text.codePointCount(0, text.length()) > QUOTED;
        return "'" + (isLong ? text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…" : text) + "'";
    }

    private static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
