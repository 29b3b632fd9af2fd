package dev.sapando.ingest;

import dev.sapando.ingest.collect.CollectorSettings;
import dev.sapando.ingest.cost.CostSettings;
import dev.sapando.ingest.erase.ErasurePromise;
import dev.sapando.ingest.keep.ArchiveSettings;
import dev.sapando.ingest.rejected.Copies;
import dev.sapando.ingest.verify.Memory;
import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.settings.InvalidSettings;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What can be set of ingest.
 *
 * @param cost what the ledger of costs can be set to
 * @param memory how long verification remembers events and orders: {@code DEDUPLICATION_WINDOW}, {@code ORDERS_REMEMBERED}
 * @param verificationPatience how long verification may stand still before the collector takes no more: {@code VERIFICATION_PATIENCE}
 * @param stateDir folder for the streams' state: {@code STATE_DIR}
 * @param erasure what is promised to whom asks to be forgotten
 * @param erasureSalt secret under which erased visitors are listed; made where it is missing: {@code ERASURE_SALT_FILE}
 */
public record IngestSettings(
        CollectorSettings collector,
        Endpoint admin,
        KafkaSettings kafka,
        CostSettings cost,
        Memory memory,
        Duration verificationPatience,
        Path stateDir,
        ErasurePromise erasure,
        Path erasureSalt) {

    /** @throws InvalidSettings with all problems at once */
    public static IngestSettings from(Settings settings) {
        Path stateDir = settings.read("STATE_DIR", Path.of(".sapando/state"), "a folder", Path::of);
        KafkaSettings kafka = KafkaSettings.from(settings);
        var ingest = new IngestSettings(
                CollectorSettings.from(settings),
                Endpoint.from(settings, "COLLECTOR_ADMIN_PORT", 9180),
                kafka,
                CostSettings.from(settings),
                new Memory(
                        Copies.window(settings),
                        settings.duration(
                                "ORDERS_REMEMBERED", Duration.ofDays(400), Duration.ofDays(1), Duration.ofDays(3_650))),
                settings.duration(
                        "VERIFICATION_PATIENCE", Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofHours(12)),
                stateDir,
                new ErasurePromise(kafka.cleaning(), ArchiveSettings.erasedWithin(settings)),
                settings.read("ERASURE_SALT_FILE", stateDir.resolve("erasure-salt"), "a file", Path::of));
        settings.check();
        return ingest;
    }
}
