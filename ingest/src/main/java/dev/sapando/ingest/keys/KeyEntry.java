package dev.sapando.ingest.keys;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A key as it is written in the file. */
record KeyEntry(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String sha256,
        @JsonProperty(required = true) String scope,
        @Nullable List<String> origins,
        @JsonProperty(required = true) int eventsPerSecond,
        @JsonProperty(required = true) int burst) {

    KeyEntry {
        Objects.requireNonNull(name);
        Objects.requireNonNull(sha256);
        Objects.requireNonNull(scope);
    }

    /** The whole file. */
    record All(@JsonProperty(required = true) List<KeyEntry> keys) {
        All {
            keys = List.copyOf(keys);
        }
    }

    static KeyEntry of(WriteKey key) {
        return new KeyEntry(
                key.name(),
                key.hash().hex(),
                key.scope().wireName(),
                key.origins(),
                key.rate().perSecond(),
                key.rate().burst());
    }

    /** @throws IllegalArgumentException in words of ours */
    WriteKey key() {
        return new WriteKey(
                name,
                new KeyHash(sha256),
                Scope.of(scope),
                origins == null ? List.of() : origins,
                new Rate(eventsPerSecond, burst));
    }
}
