package dev.sapando.event.topic;

import org.apache.kafka.common.serialization.Serde;

/** A topic: who owns it, what is on it and how long it is kept. The number of partitions belongs to the place where it runs. */
public record Topic<K, V>(String name, Owner owner, String contents, Serde<K> keys, Serde<V> values, Retention kept) {
    @Override
    public String toString() {
        return name;
    }
}
