package dev.sapando.ingest.keep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
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

    private static final String BY_DAY = " USING (source, day)";

    private static final Map<String, ArchivedTopic<?>> STORED = new LinkedHashMap<>();

    static {
        STORED.put("events", ArchivedTopics.EVENTS);
        STORED.put("recommendations", ArchivedTopics.RECOMMENDATIONS);
        STORED.put("examples", ArchivedTopics.EXAMPLES);
        STORED.put("items", ArchivedTopics.ITEMS);
        STORED.put("spend", ArchivedTopics.SPEND);
    }

    private Views() {}

    /** With the archive's own days. */
    public static void create(Connection duckdb, Snapshot archive) throws SQLException {
        create(duckdb, archive, archive.zone());
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
            statement.execute(new ShopDays(zone).definition());
            statement.execute(script(archive.days().areThoseOf(zone)));
        }
    }

    /** @param own whether days are those that the archive has sealed */
    private static String script(boolean own) {
        return text("views.sql")
                .replace("${days}", text("days.sql"))
                .replace("${event_id}", Snapshot.eventId())
                .replace("${summed}", (own ? "ANTI JOIN archive.open_days" : "SEMI JOIN archive.closed_days") + BY_DAY)
                .replace(
                        "${counted}", (own ? "SEMI JOIN archive.open_days" : "ANTI JOIN archive.closed_days") + BY_DAY);
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(Views.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
