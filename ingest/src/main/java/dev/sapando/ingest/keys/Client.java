package dev.sapando.ingest.keys;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Who sends a request: the holder of a key, or anyone where keys are off. Thread-safe. */
public final class Client {
    /** Whoever reaches a collector that asks for no key. */
    public static final Client ANYONE = new Client(null, null);

    private final @Nullable WriteKey key;
    private final @Nullable Bucket bucket;

    private Client(@Nullable WriteKey key, @Nullable Bucket bucket) {
        this.key = key;
        this.bucket = bucket;
    }

    static Client of(WriteKey key, LongSupplier nanos) {
        return new Client(key, new Bucket(key.rate(), nanos));
    }

    /** The same key as it now stands in the file; what was left of an unchanged rate is still left. */
    Client now(WriteKey renewed, LongSupplier nanos) {
        boolean sameRate = key != null && key.rate().equals(renewed.rate());
        return sameRate ? new Client(renewed, bucket) : of(renewed, nanos);
    }

    Optional<WriteKey> key() {
        return Optional.ofNullable(key);
    }

    /** Name of the key, as it stands on events; never the key. */
    public @Nullable String name() {
        return key == null ? null : key.name();
    }

    /** Whether an event of this type may come from here. */
    public boolean mayReport(@Nullable String eventType) {
        return key == null || eventType == null || key.scope().mayReport(eventType);
    }

    /** Zero where that many elements are within the rate, which are then used up; otherwise how long to wait, and none is. */
    public Duration take(int elements) {
        return bucket == null ? Duration.ZERO : bucket.take(elements);
    }

    /** How long until one element can come; zero where it can now. */
    Duration untilOneMayCome() {
        return bucket == null ? Duration.ZERO : bucket.untilThereAre(1);
    }

    /** What a client is told that sends too much. */
    public Denied tooFast(Duration wait) {
        return new Denied(
                429,
                "rate_exceeded",
                "more came with key " + name() + " than its rate allows; wait as long as Retry-After says",
                wait);
    }
}
