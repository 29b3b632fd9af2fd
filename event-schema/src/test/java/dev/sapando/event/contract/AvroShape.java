package dev.sapando.event.contract;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * What a contract has to say of a field, read from the Avro schema.
 *
 * @param type as on the wire: {@code bytes (decimal 18,4)}
 * @param logicalType in the standard's words: {@code number}
 */
record AvroShape(
        String type, String logicalType, boolean required, Optional<Object> defaultValue, Optional<String> doc) {
    private static final Map<Schema.Type, String> PLAIN = Map.of(
            Schema.Type.STRING, "string",
            Schema.Type.BYTES, "string",
            Schema.Type.INT, "integer",
            Schema.Type.LONG, "integer",
            Schema.Type.DOUBLE, "number",
            Schema.Type.BOOLEAN, "boolean",
            Schema.Type.ARRAY, "array",
            Schema.Type.MAP, "object",
            Schema.Type.RECORD, "object");
    private static final Map<String, String> MEANT =
            Map.of("timestamp-millis", "timestamp", "date", "date", "decimal", "number");

    /** By the path that contracts use. */
    static Map<String, AvroShape> of(Schema schema) {
        var shapes = new LinkedHashMap<String, AvroShape>();
        collect("", schema, shapes);
        return shapes;
    }

    private static void collect(String prefix, Schema object, Map<String, AvroShape> into) {
        for (Schema.Field field : object.getFields()) {
            String path = prefix + field.name();
            Schema value = withoutNull(field.schema());
            boolean required = value == field.schema();
            // Of an optional field the default is null, which goes without saying.
            Optional<Object> byDefault = required ? Optional.ofNullable(field.defaultVal()) : Optional.empty();
            into.put(path, shape(value, required, byDefault, Optional.ofNullable(field.doc())));
            if (value.getType() == Schema.Type.ARRAY) {
                Schema entry = value.getElementType();
                if (entry.getType() == Schema.Type.RECORD) {
                    collect(path + "[].", entry, into);
                } else {
                    into.put(path + "[]", shape(entry, false, Optional.empty(), Optional.empty()));
                }
            }
        }
    }

    private static AvroShape shape(Schema schema, boolean required, Optional<Object> byDefault, Optional<String> doc) {
        return new AvroShape(type(schema), logicalType(schema), required, byDefault, doc);
    }

    static Schema withoutNull(Schema schema) {
        return schema.getType() == Schema.Type.UNION ? schema.getTypes().get(1) : schema;
    }

    private static String type(Schema schema) {
        String plain = schema.getType().name().toLowerCase(Locale.ROOT);
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            return plain + " (decimal " + decimal.getPrecision() + "," + decimal.getScale() + ")";
        }
        if (schema.getLogicalType() != null) {
            return plain + " (" + schema.getLogicalType().getName() + ")";
        }
        return switch (schema.getType()) {
            case ARRAY -> "array of " + name(schema.getElementType());
            case MAP -> "map of " + name(schema.getValueType());
            default -> plain;
        };
    }

    private static String name(Schema schema) {
        return schema.getType() == Schema.Type.RECORD ? schema.getName() : type(schema);
    }

    private static String logicalType(Schema schema) {
        String word = schema.getLogicalType() == null
                ? PLAIN.get(schema.getType())
                : MEANT.get(schema.getLogicalType().getName());
        return Objects.requireNonNull(word, () -> "the standard has no word for " + schema);
    }
}
