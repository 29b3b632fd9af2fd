package dev.sapando.ingest.keys;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks after the key file every few seconds, so that a key is given and taken without a restart; and says how it is. */
public final class KeyWatch implements AutoCloseable {
    static final String KEYS = "sapando_write_keys";
    static final String UNUSABLE = "sapando_write_keys_file_unusable";

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "key-watch"));

    public KeyWatch(KeyRing keys, Duration every, MeterRegistry registry) {
        Gauge.builder(KEYS, keys, KeyRing::size)
                .description("Write keys that are valid")
                .register(registry);
        Gauge.builder(UNUSABLE, keys, k -> k.complaint().isPresent() ? 1 : 0)
                .description("1 while the key file cannot be used and the keys before it still hold")
                .register(registry);
        clock.scheduleWithFixedDelay(keys::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
