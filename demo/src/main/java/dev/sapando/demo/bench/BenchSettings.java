package dev.sapando.demo.bench;

import dev.sapando.ingest.IngestSettings;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.util.Map;

/** Ingest's settings for a benchmark: the defaults, whatever stands in the environment. */
final class BenchSettings {
    /** As many as ingest has. */
    static final int EVENT_LOOPS = 2;

    private BenchSettings() {}

    static IngestSettings of(String bootstrapServers, Path state) {
        return IngestSettings.from(Settings.of(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                "STATE_DIR",
                state.toString(),
                "CONSENT_WHEN_ABSENT",
                "true",
                "COLLECTOR_PORT",
                "0",
                "COLLECTOR_ADMIN_PORT",
                "0")));
    }
}
