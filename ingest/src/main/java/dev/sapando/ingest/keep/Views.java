package dev.sapando.ingest.keep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The views of {@code views.sql} over one version of the archive, in a DuckDB of their own. */
public final class Views {
    /** In this order: later ones are made of earlier ones. */
    public static final List<String> NAMES = List.of(
            "events",
            "order_lines",
            "orders",
            "sessions",
            "recommendations",
            "served_places",
            "examples",
            "items",
            "spend",
            "bots",
            "visitors",
            "persons",
            "visits",
            "daily_metrics");

    private static final Map<String, ArchivedTopic<?>> STORED = new LinkedHashMap<>();

    static {
        STORED.put("events", ArchivedTopics.EVENTS);
        STORED.put("recommendations", ArchivedTopics.RECOMMENDATIONS);
        STORED.put("examples", ArchivedTopics.EXAMPLES);
        STORED.put("items", ArchivedTopics.ITEMS);
        STORED.put("spend", ArchivedTopics.SPEND);
    }

    private Views() {}

    /** With days of UTC, which are those that the archive seals. */
    public static void create(Connection duckdb, Snapshot archive) throws SQLException {
        create(duckdb, archive, ZoneOffset.UTC);
    }

    /** @param zone where the shop's days begin */
    public static void create(Connection duckdb, Snapshot archive, ZoneId zone) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("CREATE SCHEMA archive");
            for (var stored : STORED.entrySet()) {
                statement.execute(
                        "CREATE VIEW archive." + stored.getKey() + " AS " + archive.relation(stored.getValue()));
            }
            statement.execute("CREATE VIEW archive.stored_sums AS " + archive.storedSums());
            statement.execute("CREATE VIEW archive.open_days AS " + archive.openDays());
            statement.execute("CREATE VIEW archive.closed_days AS " + archive.closedDays());
            statement.execute("CREATE SCHEMA business");
            statement.execute(script(zone));
        }
    }

    private static String script(ZoneId zone) {
        String views = text("views.sql")
                .replace("${days}", days("archive", "utc_day") + "\n" + days("business", "business_day"))
                .replace("${event_id}", Snapshot.eventId())
                .replace("${business_day}", businessDay(zone));
        return isUtc(zone)
                ? views.replace("${summed}", "ANTI JOIN archive.open_days USING (source, day)")
                        .replace("${counted}", "SEMI JOIN archive.open_days USING (source, day)")
                : views.replace("${summed}", "SEMI JOIN archive.closed_days USING (source, day)")
                        .replace(
                                "${counted}",
                                "ANTI JOIN archive.closed_days USING (source, day)"
                                        + " SEMI JOIN (SELECT day FROM events UNION SELECT business_day(served_at) FROM examples)"
                                        + " USING (day)");
    }

    private static String days(String schema, String day) {
        return text("days.sql").replace("${schema}", schema).replace("${day}", day);
    }

    /** SQL: the day of {@code moment}, which is UTC. DuckDB knows the regions' clocks, and no zone that is only an offset. */
    private static String businessDay(ZoneId zone) {
        if (zone.getRules().isFixedOffset()) {
            int seconds = zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds();
            return "CAST(CAST(moment AS TIMESTAMP) + to_seconds(" + seconds + ") AS DATE)";
        }
        return "CAST(CAST(moment AS TIMESTAMP) AT TIME ZONE 'UTC' AT TIME ZONE '" + zone.getId() + "' AS DATE)";
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Views.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
