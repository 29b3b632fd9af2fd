package dev.sapando.ingest.keep;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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

    public static void create(Connection duckdb, Snapshot archive) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("CREATE SCHEMA archive");
            for (var stored : STORED.entrySet()) {
                statement.execute(
                        "CREATE VIEW archive." + stored.getKey() + " AS " + archive.relation(stored.getValue()));
            }
            statement.execute("CREATE VIEW archive.stored_sums AS " + archive.storedSums());
            statement.execute("CREATE VIEW archive.open_days AS " + archive.openDays());
            statement.execute(script().replace("${event_id}", Snapshot.eventId()));
        }
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Views.class.getResourceAsStream("views.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
