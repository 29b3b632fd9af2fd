package dev.sapando.ingest.collect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.LogicalTypes.TimestampMillis;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** How values of one schema are written, settled once. As large as our records need; another type is an error at the start. */
interface AvroPlan {
    /** Known by name: most fields of most records are texts, and a call that may go anywhere costs as much as writing one. */
    AvroPlan TEXT = (value, out) -> out.text((String) value);

    void write(Object value, AvroBytes out);

    /** @throws IllegalArgumentException where the schema has a type that none of our events has */
    static AvroPlan of(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> TEXT;
            case BOOLEAN -> (value, out) -> out.flag((Boolean) value);
            case INT -> (value, out) -> out.number((Integer) value);
            case LONG ->
                schema.getLogicalType() instanceof TimestampMillis
                        ? (value, out) -> out.number(((Instant) value).toEpochMilli())
                        : (value, out) -> out.number((Long) value);
            case BYTES -> decimal(schema);
            case ARRAY -> array(of(schema.getElementType()));
            case MAP -> map(of(schema.getValueType()));
            case RECORD -> record(schema.getFields());
            default -> throw new IllegalArgumentException("no event has a " + schema);
        };
    }

    private static AvroPlan decimal(Schema schema) {
        if (!(schema.getLogicalType() instanceof Decimal decimal)) {
            throw new IllegalArgumentException("no event has plain bytes: " + schema);
        }
        int scale = decimal.getScale();
        return (value, out) -> out.prefixed(((BigDecimal) value)
                .setScale(scale, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .toByteArray());
    }

    private static AvroPlan array(AvroPlan each) {
        return (value, out) -> {
            List<?> values = (List<?>) value;
            if (!values.isEmpty()) {
                out.number(values.size());
                for (int i = 0; i < values.size(); i++) {
                    each.write(values.get(i), out);
                }
            }
            out.number(0);
        };
    }

    private static AvroPlan map(AvroPlan each) {
        return (value, out) -> {
            Map<?, ?> values = (Map<?, ?>) value;
            if (!values.isEmpty()) {
                out.number(values.size());
                values.forEach((name, mapped) -> {
                    out.text((String) name);
                    each.write(mapped, out);
                });
            }
            out.number(0);
        };
    }

    private static AvroPlan record(List<Schema.Field> fields) {
        AvroPlan[] plans = new AvroPlan[fields.size()];
        boolean[] optional = new boolean[fields.size()];
        for (int i = 0; i < plans.length; i++) {
            Schema schema = fields.get(i).schema();
            optional[i] = schema.getType() == Schema.Type.UNION;
            plans[i] = of(optional[i] ? orNull(schema) : schema);
        }
        return (value, out) -> {
            IndexedRecord record = (IndexedRecord) value;
            for (int i = 0; i < plans.length; i++) {
                put(record.get(i), optional[i], plans[i], out);
            }
        };
    }

    private static void put(@Nullable Object value, boolean optional, AvroPlan plan, AvroBytes out) {
        if (value == null && optional) {
            out.number(0);
            return;
        }
        if (optional) {
            out.number(1);
        }
        Object there = Objects.requireNonNull(value, "a required field is missing");
        if (plan == TEXT) {
            out.text((String) there);
        } else {
            plan.write(there, out);
        }
    }

    /** Our unions are of null, which stands first, and one other. */
    private static Schema orNull(Schema union) {
        List<Schema> types = union.getTypes();
        if (types.size() != 2 || types.get(0).getType() != Schema.Type.NULL) {
            throw new IllegalArgumentException("no event has a " + union);
        }
        return types.get(1);
    }
}
