package dev.sapando.serving.feed;

import dev.sapando.event.topic.Topic;
import org.jspecify.annotations.Nullable;

/** A topic and what its records do to the live state. */
record Feed<V>(Topic<String, V> topic, Change<V> change) {
    interface Change<V> {
        /** @param value null is a tombstone */
        void apply(String key, @Nullable V value);
    }
}
