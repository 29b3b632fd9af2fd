package dev.sapando.ingest.keep;

import dev.sapando.ops.settings.Settings;

/**
 * What DuckDB may take: left to itself it takes 80 % of the machine's memory and every core.
 *
 * @param memoryBytes {@code ARCHIVE_MEMORY_BYTES}, of each of the two works that may run at a time; more is put on the disk
 * @param threads {@code ARCHIVE_THREADS}
 */
public record EngineLimits(int memoryBytes, int threads) {
    public static EngineLimits from(Settings settings) {
        return new EngineLimits(
                settings.number("ARCHIVE_MEMORY_BYTES", 256_000_000, 64_000_000, Integer.MAX_VALUE),
                settings.number("ARCHIVE_THREADS", 1, 1, 64));
    }
}
