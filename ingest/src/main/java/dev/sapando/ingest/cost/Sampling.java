package dev.sapando.ingest.cost;

import dev.sapando.event.EventType;
import dev.sapando.event.topic.AvroSerde;
import dev.sapando.event.topic.Topic;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Takes records of one topic apart. What cannot be read counts as type {@code other}, in no field. */
final class Sampling<V> {
    static final String OTHER = "other";
    /** Avro's single-object encoding: two bytes of marker, eight of fingerprint. */
    private static final int HEADER = 10;

    private final Topic<?, V> topic;
    private final Schema schema;
    private final SortedMap<String, Long> bytesByType = new TreeMap<>();
    private final SortedMap<String, Long> bytesByField = new TreeMap<>();
    private long records;

    Sampling(Topic<?, V> topic) {
        this.topic = topic;
        this.schema = ((AvroSerde<?>) topic.values()).schema();
    }

    void add(byte[] key, byte[] value) {
        records++;
        bytesByType.merge(type(value), (long) key.length + value.length, Long::sum);
    }

    Sample sample() {
        return new Sample(records, bytesByType, bytesByField);
    }

    private String type(byte[] value) {
        if (value.length == 0) {
            return "";
        }
        try {
            V read = topic.values().deserializer().deserialize(topic.name(), value);
            // Older versions are counted as what they would be today: there is one list of fields, today's.
            byte[] today = topic.values().serializer().serialize(topic.name(), read);
            FieldBytes.add(schema, today, HEADER, bytesByField);
            return type((SpecificRecord) read);
        } catch (SerializationException e) {
            return OTHER;
        }
    }

    /** Bounded: a refused event may call itself anything. */
    private String type(SpecificRecord read) {
        Schema.Field field = schema.getField("eventType");
        if (field == null) {
            field = schema.getName().equals("Event") ? schema.getField("type") : null;
        }
        if (field == null) {
            return "";
        }
        return EventType.of(String.valueOf(read.get(field.pos())))
                .map(EventType::wireName)
                .orElse(OTHER);
    }
}
