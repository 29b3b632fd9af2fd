package dev.sapando.event.topic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Holds the decimals of what was read against their schema. Avro checks the number of digits where it writes, and not where it reads:
 * whoever reads a longer one and passes it on, or adds it up, fails at writing, each time anew.
 */
@FunctionalInterface
interface DecimalBounds {
    /** @throws AvroTypeException naming the field */
    void check(Object value);

    /** Null where there is no decimal in it, so that most fields cost nothing. */
    static @Nullable DecimalBounds of(Schema schema) {
        return of(schema, schema.getName());
    }

    private static @Nullable DecimalBounds of(Schema schema, String name) {
        if (schema.getLogicalType() instanceof Decimal decimal) {
            return value -> digits((BigDecimal) value, decimal.getPrecision(), name);
        }
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case UNION -> union(schema, name);
            case ARRAY -> each(of(schema.getElementType(), name));
            default -> null;
        };
    }

    private static void digits(BigDecimal value, int most, String name) {
        if (value.precision() > most) {
            throw new AvroTypeException(
                    name + " has " + value.precision() + " digits; at most " + most + " are written");
        }
    }

    private static @Nullable DecimalBounds record(Schema schema) {
        List<Integer> positions = new ArrayList<>();
        List<DecimalBounds> bounds = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            DecimalBounds ofField = of(field.schema(), field.name());
            if (ofField != null) {
                positions.add(field.pos());
                bounds.add(ofField);
            }
        }
        return bounds.isEmpty()
                ? null
                : value -> {
                    for (int i = 0; i < bounds.size(); i++) {
                        Object ofField = ((IndexedRecord) value).get(positions.get(i));
                        if (ofField != null) {
                            bounds.get(i).check(ofField);
                        }
                    }
                };
    }

    /** Ours have one branch beside null. */
    private static @Nullable DecimalBounds union(Schema schema, String name) {
        return schema.getTypes().stream()
                .map(branch -> of(branch, name))
                .filter(bounds -> bounds != null)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable DecimalBounds each(@Nullable DecimalBounds element) {
        return element == null ? null : values -> ((Collection<?>) values).forEach(element::check);
    }
}
