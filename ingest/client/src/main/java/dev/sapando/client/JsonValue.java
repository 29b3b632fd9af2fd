package dev.sapando.client;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What may stand in an event, and how it is written. */
final class JsonValue {
    private JsonValue() {}

    /** A copy that nobody can change any more. */
    static Object checked(String field, Object value) {
        if (value instanceof String
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof OrderLine) {
            return value;
        }
        if (value instanceof Number number) {
            return exact(field, number);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> checked(field, each)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<String, Object>();
            map.forEach((key, each) -> copy.put(String.valueOf(key), checked(field + "." + key, each)));
            return Collections.unmodifiableMap(copy);
        }
        throw new IllegalArgumentException(field + " is "
                + (value == null ? "null" : "a " + value.getClass().getName())
                + "; use a text, number, boolean, Instant, OrderLine, java.util.List or java.util.Map");
    }

    static void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof BigDecimal number) {
            json.writeNumber(number.toPlainString());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object each : list) {
                write(each, json);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (var entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof OrderLine line) {
            write(line, json);
        } else {
            json.writeString(value.toString());
        }
    }

    private static void write(OrderLine line, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("itemId", line.itemId());
        json.writeNumberField("quantity", line.quantity());
        if (line.unitPrice() != null) {
            json.writeStringField("unitPrice", line.unitPrice().toPlainString());
        }
        if (line.recommendationId() != null) {
            json.writeStringField("recommendationId", line.recommendationId());
        }
        json.writeEndObject();
    }

    /** Also of numbers that are not Java's own, such as Scala's BigDecimal: what they print is what is meant. */
    private static BigDecimal exact(String field, Number number) {
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(field + " is " + number + ", which JSON has no number for", e);
        }
    }
}
