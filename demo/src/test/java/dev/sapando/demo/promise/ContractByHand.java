package dev.sapando.demo.promise;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The contract of a collected event written down a second time, from its documentation and with Avro's plain reader. */
final class ContractByHand {
    private static final Set<String> TYPES = Set.of(
            "page_view",
            "product_view",
            "scroll",
            "search",
            "recommendation_view",
            "recommendation_click",
            "hide_item",
            "add_to_cart",
            "remove_from_cart",
            "checkout_started",
            "purchase",
            "refund",
            "sign_up",
            "session_end",
            // Which the collector alone writes.
            "erasure");
    private static final Map<String, List<String>> NEEDED = Map.of(
            "product_view", List.of("itemId"),
            "hide_item", List.of("itemId"),
            "add_to_cart", List.of("itemId"),
            "remove_from_cart", List.of("itemId"),
            "scroll", List.of("depthPercent"),
            "recommendation_view", List.of("recommendationId", "positions"),
            "recommendation_click", List.of("recommendationId", "itemId", "position"),
            "purchase", List.of("orderId", "currency", "lines"),
            "refund", List.of("orderId", "currency", "lines"));
    private static final List<String> NAMES = List.of(
            "visitorId",
            "sessionId",
            "customerId",
            "channel",
            "campaign",
            "platform",
            "itemId",
            "recommendationId",
            "orderId",
            "producer");
    private static final List<String> PERSONAL = List.of("visitorId", "sessionId", "customerId", "userAgent");
    private static final BigInteger LARGEST = BigInteger.TEN.pow(18);
    private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final Map<Long, Schema> published = new HashMap<>();

    ContractByHand() throws IOException {
        for (int version = 1; ; version++) {
            try (InputStream in = getClass().getResourceAsStream("/avro-history/Event/v" + version + ".avsc")) {
                if (in == null) {
                    break;
                }
                Schema schema = new Schema.Parser().parse(in);
                published.put(SchemaNormalization.parsingFingerprint64(schema), schema);
            }
        }
    }

    boolean isKeptBy(ConsumerRecord<byte[], byte[]> record) {
        GenericRecord event = read(record.value());
        return event != null && isWell(event, record);
    }

    private @Nullable GenericRecord read(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length < 10 || (bytes[0] & 0xFF) != 0xC3 || bytes[1] != 1) {
            return null;
        }
        Schema schema = published.get(
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2));
        if (schema == null) {
            return null;
        }
        try {
            return new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, 10, bytes.length - 10, null));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return null;
        }
    }

    private static boolean isWell(GenericRecord event, ConsumerRecord<byte[], byte[]> record) {
        boolean consent = (boolean) event.get("consent");
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        boolean anonymous = PERSONAL.stream().allMatch(field -> event.get(field) == null)
                && ((Map<?, ?>) event.get("attributes")).isEmpty();
        return Objects.equals(key, text(event, event.get("visitorId") == null ? "eventId" : "visitorId"))
                && (consent ? says(event, "visitorId") : anonymous)
                && TYPES.contains(text(event, "type"))
                && says(event, "eventId")
                && length(event, "eventId") <= 64
                && NAMES.stream().allMatch(field -> length(event, field) <= 128)
                && length(event, "userAgent") <= 1_024
                && length(event, "query") <= 1_024
                && isWellTimed((long) event.get("occurredAt"), record.timestamp())
                && hasWhatItNeeds(event, consent)
                && areWell((Map<?, ?>) event.get("attributes"))
                && isBetween(event.get("depthPercent"), 0, 100)
                && isBetween(event.get("dwellMillis"), 0, Long.MAX_VALUE)
                && isBetween(event.get("position"), 0, Long.MAX_VALUE)
                && list(event, "positions").stream().allMatch(position -> isBetween(position, 0, Long.MAX_VALUE))
                && list(event, "positions").size() <= 500
                && isBetween(event.get("quantity"), 1, 100_000)
                && list(event, "lines").size() <= 500
                && list(event, "lines").stream().allMatch(line -> isWellLine((GenericRecord) line))
                && (event.get("currency") == null || isCurrency(text(event, "currency")));
    }

    private static boolean isWellTimed(long occurred, long arrived) {
        return occurred >= FIRST
                && occurred <= LAST
                && occurred <= arrived + Duration.ofMinutes(5).toMillis();
    }

    private static boolean hasWhatItNeeds(GenericRecord event, boolean consent) {
        String type = text(event, "type");
        boolean order = type.equals("purchase") || type.equals("refund");
        return NEEDED.getOrDefault(type, List.of()).stream().allMatch(field -> isThere(event, field))
                && (!type.equals("search") || event.get("query") != null)
                && (!type.equals("sign_up") || !consent || says(event, "customerId"))
                && (!order || list(event, "lines").stream().allMatch(line -> says((GenericRecord) line, "itemId")));
    }

    private static boolean isThere(GenericRecord event, String field) {
        Object value = event.get(field);
        return value instanceof List<?> list
                ? !list.isEmpty()
                : value instanceof CharSequence ? says(event, field) : value != null;
    }

    private static boolean isWellLine(GenericRecord line) {
        ByteBuffer price = (ByteBuffer) line.get("unitPrice");
        BigInteger amount = price == null || price.remaining() == 0 ? BigInteger.ZERO : new BigInteger(bytes(price));
        return length(line, "itemId") <= 128
                && length(line, "recommendationId") <= 128
                && isBetween(line.get("quantity"), 1, 100_000)
                && (price == null || price.remaining() > 0)
                && amount.signum() >= 0
                && amount.compareTo(LARGEST) < 0;
    }

    private static boolean areWell(Map<?, ?> attributes) {
        return attributes.size() <= 32
                && attributes.entrySet().stream()
                        .allMatch(each -> each.getKey().toString().length() <= 256
                                && each.getValue().toString().length() <= 1_024);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static boolean isBetween(@Nullable Object number, long first, long last) {
        return number == null || (((Number) number).longValue() >= first && ((Number) number).longValue() <= last);
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    private static List<?> list(GenericRecord record, String field) {
        Object value = record.get(field);
        return value == null ? List.of() : (List<?>) value;
    }

    private static boolean says(GenericRecord record, String field) {
        return record.get(field) != null && !text(record, field).isBlank();
    }

    private static int length(GenericRecord record, String field) {
        return record.hasField(field) && record.get(field) != null
                ? text(record, field).length()
                : 0;
    }

    private static String text(GenericRecord record, String field) {
        return String.valueOf(record.get(field));
    }
}
