package dev.sapando.ingest.keep;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** A record's fields as columns: {@code occurredAt} becomes {@code occurred_at TIMESTAMP_MS}, a list of records a list of structs. */
final class AvroColumns {
    private static final Map<String, String> SCALARS = Map.of(
            "string", "VARCHAR",
            "int", "INTEGER",
            "long", "BIGINT",
            "double", "DOUBLE",
            "float", "FLOAT",
            "boolean", "BOOLEAN",
            "timestamp-millis", "TIMESTAMP_MS",
            "date", "DATE");

    private AvroColumns() {}

    static <V extends IndexedRecord> List<Column<V>> of(Schema schema) {
        var columns = new ArrayList<Column<V>>();
        for (Schema.Field field : schema.getFields()) {
            int position = field.pos();
            UnaryOperator<@Nullable Object> cell = cell(field.schema());
            columns.add(
                    new Column<>(name(field.name()), type(field.schema()), record -> cell.apply(record.get(position))));
        }
        return List.copyOf(columns);
    }

    /** What becomes of a field's value. Made once for each column: a row has dozens of nested fields. */
    private static UnaryOperator<@Nullable Object> cell(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> cell(present(schema));
            case ARRAY -> {
                UnaryOperator<@Nullable Object> element = nested(schema.getElementType());
                yield value -> value instanceof Collection<?> list ? all(list, element) : value;
            }
            case MAP -> {
                UnaryOperator<@Nullable Object> element = nested(schema.getValueType());
                yield value -> value instanceof Map<?, ?> map ? all(map, element) : value;
            }
            default -> value -> value;
        };
    }

    /** Inside a list or a map DuckDB's appender takes a struct as a map, and a time without a zone. */
    private static UnaryOperator<@Nullable Object> nested(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> nested(present(schema));
            case RECORD -> struct(schema);
            case ARRAY, MAP -> cell(schema);
            default -> value -> value instanceof Instant time ? LocalDateTime.ofInstant(time, ZoneOffset.UTC) : value;
        };
    }

    private static UnaryOperator<@Nullable Object> struct(Schema schema) {
        List<Schema.Field> fields = schema.getFields();
        List<String> names = fields.stream().map(field -> name(field.name())).toList();
        List<UnaryOperator<@Nullable Object>> cells =
                fields.stream().map(field -> nested(field.schema())).toList();
        return value -> {
            if (!(value instanceof IndexedRecord record)) {
                return value;
            }
            var struct = new LinkedHashMap<String, @Nullable Object>();
            for (int i = 0; i < names.size(); i++) {
                struct.put(names.get(i), cells.get(i).apply(record.get(i)));
            }
            return struct;
        };
    }

    private static List<@Nullable Object> all(Collection<?> list, UnaryOperator<@Nullable Object> element) {
        var all = new ArrayList<@Nullable Object>(list.size());
        list.forEach(each -> all.add(element.apply(each)));
        return all;
    }

    private static Map<Object, @Nullable Object> all(Map<?, ?> map, UnaryOperator<@Nullable Object> element) {
        var all = new LinkedHashMap<Object, @Nullable Object>();
        map.forEach((key, each) -> all.put(key, element.apply(each)));
        return all;
    }

    static String name(String field) {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String type(Schema schema) {
        return switch (schema.getType()) {
            case UNION -> type(present(schema));
            case RECORD ->
                schema.getFields().stream()
                        .map(field -> name(field.name()) + " " + type(field.schema()))
                        .collect(Collectors.joining(", ", "STRUCT(", ")"));
            case ARRAY -> type(schema.getElementType()) + "[]";
            case MAP -> "MAP(VARCHAR, " + type(schema.getValueType()) + ")";
            default -> scalar(schema);
        };
    }

    private static String scalar(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return "DECIMAL(" + decimal.getPrecision() + ", " + decimal.getScale() + ")";
        }
        String name = logical == null ? schema.getType().getName() : logical.getName();
        String type = SCALARS.get(name);
        if (type == null) {
            throw new IllegalArgumentException("there is no column type for Avro's " + name);
        }
        return type;
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }
}
