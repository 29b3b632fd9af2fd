package dev.sapando.ingest.keep;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            columns.add(new Column<>(name(field.name()), type(field.schema()), record -> record.get(position)));
        }
        return List.copyOf(columns);
    }

    /** A value inside a list or a map, as DuckDB's appender takes it there. */
    static @Nullable Object nested(@Nullable Object value) {
        if (value instanceof IndexedRecord struct) {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            struct.getSchema().getFields().forEach(f -> fields.put(name(f.name()), nested(struct.get(f.pos()))));
            return fields;
        }
        if (value instanceof Instant instant) {
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        return value;
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
