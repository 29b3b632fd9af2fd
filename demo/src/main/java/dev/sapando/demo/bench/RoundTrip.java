package dev.sapando.demo.bench;

import dev.sapando.ingest.keep.Snapshot;
import dev.sapando.ingest.keep.Views;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Holds the archive against the topic, every field of every event: {@code EXCEPT ALL} both ways. */
final class RoundTrip {
    private static final String TRUTH =
            "SELECT p, o, e.\"eventId\", e.type, CAST(e.\"occurredAt\" AS TIMESTAMP), e.\"visitorId\","
                    + " e.\"sessionId\", e.\"customerId\", e.channel, e.campaign, e.platform, e.\"userAgent\", e.consent, e.\"itemId\","
                    + " e.\"position\", e.positions, e.\"recommendationId\", e.\"depthPercent\", e.\"dwellMillis\", e.query, e.quantity,"
                    + " e.\"orderId\", e.currency, list_transform(e.lines, lambda l: row(l.\"itemId\", l.quantity, l.\"unitPrice\","
                    + " l.\"recommendationId\")), e.attributes, e.flags, e.producer FROM truth";
    private static final String ARCHIVED =
            "SELECT kafka_partition, kafka_offset, event_id, type, occurred_at, visitor_id,"
                    + " session_id, customer_id, channel, campaign, platform, user_agent, consent, item_id, \"position\", positions,"
                    + " recommendation_id, depth_percent, dwell_millis, query, quantity, order_id, currency,"
                    + " list_transform(lines, lambda l: row(l.item_id, l.quantity, l.unit_price, l.recommendation_id)), attributes, flags,"
                    + " producer FROM events";
    private static final String EVENT =
            "STRUCT(\"eventId\" VARCHAR, type VARCHAR, \"occurredAt\" VARCHAR, \"visitorId\" VARCHAR,"
                    + " \"sessionId\" VARCHAR, \"customerId\" VARCHAR, channel VARCHAR, campaign VARCHAR, platform VARCHAR,"
                    + " \"userAgent\" VARCHAR, consent BOOLEAN, \"itemId\" VARCHAR, \"position\" INTEGER, positions INTEGER[],"
                    + " \"recommendationId\" VARCHAR, \"depthPercent\" INTEGER, \"dwellMillis\" BIGINT, query VARCHAR, quantity INTEGER,"
                    + " \"orderId\" VARCHAR, currency VARCHAR, lines STRUCT(\"itemId\" VARCHAR, quantity INTEGER, \"unitPrice\" DECIMAL(18, 4),"
                    + " \"recommendationId\" VARCHAR)[], attributes MAP(VARCHAR, VARCHAR), flags VARCHAR[], producer VARCHAR)";

    private RoundTrip() {}

    /** @return how many rows the one has and not the other, either way; 0 is lossless */
    static long differences(List<VerifiedRecord> verified, Path archive, Path scratch)
            throws IOException, SQLException {
        write(verified, scratch);
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET memory_limit = '1GB'");
            Views.create(duckdb, Snapshot.of(archive));
            statement.execute("CREATE TABLE truth AS SELECT * FROM read_json('" + scratch
                    + "', format = 'newline_delimited', columns = {p: 'INTEGER', o: 'BIGINT', e: '" + EVENT + "'})");
            return count(statement, TRUTH, ARCHIVED) + count(statement, ARCHIVED, TRUTH);
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    private static long count(Statement statement, String one, String other) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM (" + one + " EXCEPT ALL " + other + ")")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Avro's own JSON of each event. */
    private static void write(List<VerifiedRecord> verified, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (VerifiedRecord each : verified) {
                out.write("{\"p\":" + each.partition() + ",\"o\":" + each.offset() + ",\"e\":" + each.event() + "}\n");
            }
        }
    }
}
