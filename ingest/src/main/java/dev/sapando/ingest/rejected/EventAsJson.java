package dev.sapando.ingest.rejected;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.sapando.schema.Event;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** An event as whoever sent it would write it: the same JSON the collector takes. */
final class EventAsJson {
    /** Exact: a price must not come out of a repair as another one. A field that stands twice is no object at all. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private static final Set<String> NOT_THE_SENDERS = Set.of("attributes", "producer", "flags");

    private EventAsJson() {}

    static ObjectNode of(Event event) {
        ObjectNode json = record(event);
        event.getAttributes().forEach((name, text) -> {
            if (isJson(text)) {
                json.putRawValue(name, new RawValue(text));
            } else {
                json.put(name, text);
            }
        });
        return json;
    }

    private static ObjectNode record(IndexedRecord record) {
        ObjectNode json = JSON.createObjectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value != null && !NOT_THE_SENDERS.contains(field.name())) {
                json.set(field.name(), value(value));
            }
        }
        return json;
    }

    private static JsonNode value(Object value) {
        if (value instanceof IndexedRecord record) {
            return record(record);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.createArrayNode();
            list.forEach(each -> array.add(value(each)));
            return array;
        }
        if (value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            return JSON.valueToTree(value);
        }
        return JSON.getNodeFactory()
                .textNode(value instanceof BigDecimal amount ? amount.toPlainString() : value.toString());
    }

    private static boolean isJson(String text) {
        try {
            return !JSON.readTree(text).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
