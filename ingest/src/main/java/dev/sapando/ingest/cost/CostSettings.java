package dev.sapando.ingest.cost;

import dev.sapando.ingest.keep.ArchiveSettings;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What can be set of the ledger.
 *
 * @param interval between two measurements: {@code COST_INTERVAL}
 * @param sampleRecords of each topic, at most, that are taken apart at each: {@code COST_SAMPLE_RECORDS}
 * @param assumptions prices: the shipped file's, or those of {@code COST_ASSUMPTIONS}
 * @param archive folder of the archive, if there is one: {@code ARCHIVE_DIR}
 */
public record CostSettings(Duration interval, int sampleRecords, Assumptions assumptions, Path archive) {
    public static CostSettings from(Settings settings) {
        return new CostSettings(
                settings.duration("COST_INTERVAL", Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofHours(12)),
                settings.number("COST_SAMPLE_RECORDS", 2_000, 100, 1_000_000),
                assumptions(settings),
                ArchiveSettings.folder(settings));
    }

    private static Assumptions assumptions(Settings settings) {
        Assumptions shipped = Assumptions.shipped();
        try {
            return settings.optional("COST_ASSUMPTIONS")
                    .map(Path::of)
                    .map(Assumptions::read)
                    .orElse(shipped);
        } catch (IllegalArgumentException e) {
            settings.problem("COST_ASSUMPTIONS: " + e.getMessage());
            return shipped;
        }
    }
}
