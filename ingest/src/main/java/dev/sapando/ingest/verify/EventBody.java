package dev.sapando.ingest.verify;

import dev.sapando.schema.Event;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * What the sender said, as 8 bytes: the same for a retry whose JSON stands in another order, within attributes too. Not what was added on the way (producer,
 * flags). A field that has its default is left out, so that a later version of the contract with more fields says the same of an
 * event that has none of them. 8 bytes do, where an identity needs 16: who finds two bodies that meet gets a duplicate counted
 * where a refusal was due, and the first event stands either way.
 */
final class EventBody {
    static final int LENGTH = 8;

    private static final Set<String> ADDED_ON_THE_WAY = Set.of("producer", "flags");
    private static final Map<Schema, List<Said>> FIELDS = new ConcurrentHashMap<>();

    private record Said(
            String name,
            int position,
            boolean optional,
            @Nullable Object byDefault) {
        static Said of(Schema.Field field) {
            boolean optional = field.hasDefaultValue();
            return new Said(
                    field.name(),
                    field.pos(),
                    optional,
                    optional ? SpecificData.get().getDefaultValue(field) : null);
        }

        boolean isDefault(@Nullable Object value) {
            return optional && Objects.equals(value, byDefault);
        }
    }

    private EventBody() {}

    static byte[] of(Event event) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            record(event, out);
            return Fingerprint.of(LENGTH, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void record(IndexedRecord record, DataOutputStream out) throws IOException {
        for (Said field : FIELDS.computeIfAbsent(record.getSchema(), EventBody::fields)) {
            Object value = record.get(field.position);
            if (!field.isDefault(value)) {
                text(field.name, out);
                value(value, out);
            }
        }
        text("", out);
    }

    private static void value(@Nullable Object value, DataOutputStream out) throws IOException {
        if (value instanceof IndexedRecord record) {
            record(record, out);
        } else if (value instanceof List<?> list) {
            out.writeInt(list.size());
            for (Object each : list) {
                value(each, out);
            }
        } else if (value instanceof Map<?, ?> map) {
            out.writeInt(map.size());
            for (var entry : new TreeMap<>(map).entrySet()) {
                text(entry.getKey().toString(), out);
                // Attributes, the only map there is, are JSON as it was written.
                text(OrderedJson.of(String.valueOf(entry.getValue())), out);
            }
        } else if (value instanceof BigDecimal amount) {
            text(amount.stripTrailingZeros().toPlainString(), out);
        } else if (value instanceof Instant time) {
            out.writeLong(time.toEpochMilli());
        } else {
            text(String.valueOf(value), out);
        }
    }

    /** The length first: otherwise "a" + "bc" and "ab" + "c" would be one. */
    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static List<Said> fields(Schema schema) {
        return schema.getFields().stream()
                .filter(field -> !ADDED_ON_THE_WAY.contains(field.name()))
                .map(Said::of)
                .sorted(Comparator.comparing(Said::name))
                .toList();
    }
}
