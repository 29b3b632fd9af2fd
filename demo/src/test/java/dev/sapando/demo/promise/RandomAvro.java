package dev.sapando.demo.promise;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** Values a schema allows and nobody meant: the ends of every range, and texts of other alphabets. Underlying types, no logical ones. */
final class RandomAvro {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "ana",
            "red-coat",
            "purchase",
            "refund",
            "product_view",
            "session_end",
            "erasure",
            "EUR",
            "\u0000",
            "\u20ac",
            "\ud83d\ude00",
            "'; DROP TABLE events; --",
            "NaN",
            "null",
            "2024-03-01",
            "|",
            "s-1:1");
    private static final long[] WHOLES = {
        Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, -1, 0, 1, 100, 1_709_283_600_000L
    };

    private final Random random;

    RandomAvro(Random random) {
        this.random = random;
    }

    GenericData.Record record(Schema schema) {
        var record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        return record;
    }

    private @Nullable Object value(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case UNION ->
                value(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
            case ARRAY -> many().mapToObj(i -> value(schema.getElementType())).toList();
            case MAP -> map(schema.getValueType());
            case STRING -> text();
            case ENUM ->
                new GenericData.EnumSymbol(
                        schema,
                        schema.getEnumSymbols()
                                .get(random.nextInt(schema.getEnumSymbols().size())));
            case FIXED -> new GenericData.Fixed(schema, bytes(schema.getFixedSize()));
            case BYTES -> ByteBuffer.wrap(bytes(random.nextInt(24)));
            case INT -> (int) whole();
            case LONG -> whole();
            case FLOAT -> (float) real();
            case DOUBLE -> real();
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
        };
    }

    String text() {
        if (random.nextInt(20) == 0) {
            return "x".repeat(random.nextInt(3_000));
        }
        return random.nextInt(3) == 0 ? "v-" + random.nextInt(1_000) : TEXTS.get(random.nextInt(TEXTS.size()));
    }

    byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private Map<String, Object> map(Schema values) {
        var map = new HashMap<String, Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(text(), value(values));
        }
        return map;
    }

    private IntStream many() {
        return IntStream.range(0, random.nextInt(4));
    }

    private long whole() {
        return random.nextBoolean() ? WHOLES[random.nextInt(WHOLES.length)] : random.nextInt(2_000) - 1_000L;
    }

    private double real() {
        double[] ends = {Double.NaN, Double.POSITIVE_INFINITY, -Double.MAX_VALUE, Double.MIN_VALUE, 0, -1, 1};
        return ends[random.nextInt(ends.length)];
    }
}
