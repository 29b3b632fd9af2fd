package dev.sapando.ingest.cost;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What records of a topic are made of before compression: bytes by type of event and by field.
 *
 * @param bytesByType of keys and values; type {@code ""} where the topic has none
 * @param bytesByField by path as in the contract; what belongs to no field (key, encoding's header) is in none
 */
record Sample(long records, SortedMap<String, Long> bytesByType, SortedMap<String, Long> bytesByField) {
    static final Sample NONE = new Sample(0, new TreeMap<>(), new TreeMap<>());

    long bytes() {
        return bytesByType.values().stream().mapToLong(Long::longValue).sum();
    }
}
