package dev.sapando.monitoring.reconcile;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** A codec to which what cannot be read is null: it is to be counted as accepted, whatever it is. */
final class ReadableOrNull {
    private ReadableOrNull() {}

    static <T> Serde<T> of(Serde<T> serde) {
        return Serdes.serdeFrom(serde.serializer(), (topic, bytes) -> {
            try {
                return serde.deserializer().deserialize(topic, bytes);
            } catch (SerializationException e) {
                return null;
            }
        });
    }
}
