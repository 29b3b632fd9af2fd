package dev.sapando.ingest.keys;

import org.jspecify.annotations.Nullable;

/**
 * What the gate has to know of a request.
 *
 * @param header {@code X-Write-Key}
 * @param query {@code ?writeKey=}
 * @param origin {@code Origin}, which browsers send and others do not
 */
public record Asked(
        Access access,
        @Nullable String header,
        @Nullable String query,
        @Nullable String origin) {
    /** The key itself must not get into a log by way of this. */
    @Override
    public String toString() {
        return "Asked[access=" + access + ", origin=" + origin + "]";
    }
}
