package dev.sapando.ingest.keep;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The shop's days: they begin at midnight of its time zone.
 *
 * @param zone {@code BUSINESS_TIME_ZONE}
 */
record ShopDays(ZoneId zone) {
    private static final String NAME = "business_day";

    static final ShopDays OF_UTC = new ShopDays(ZoneId.of("UTC"));

    /** SQL's name for the day of a moment, which is in UTC. */
    static String of(String moment) {
        return NAME + "(" + moment + ")";
    }

    /** Whether SQL for a day depends on where days begin. */
    static boolean isIn(String sql) {
        return sql.startsWith(NAME);
    }

    LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Whether both begin at the same moments. */
    boolean areThoseOf(ZoneId other) {
        return zone.getRules().equals(other.getRules());
    }

    /** SQL that makes {@link #of(String)} known. DuckDB knows the regions' clocks, and no zone that is only an offset. */
    String definition() {
        return "CREATE OR REPLACE MACRO " + of("moment") + " AS " + expression();
    }

    private String expression() {
        if (areThoseOf(ZoneOffset.UTC)) {
            return "CAST(moment AS DATE)";
        }
        if (zone.getRules().isFixedOffset()) {
            int seconds = zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds();
            return "CAST(CAST(moment AS TIMESTAMP) + to_seconds(" + seconds + ") AS DATE)";
        }
        return "CAST(CAST(moment AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE '" + zone.getId() + "' AS DATE)";
    }
}
