package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the topic says, written down as JSON lines without any code of the archive, and held against the archive with
 * {@code EXCEPT ALL} both ways. An erasure takes what its visitor did before it out, and the visitor out of itself.
 */
final class Truth {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLUMNS =
            "{kafka_partition: 'INTEGER', kafka_offset: 'BIGINT', event_id: 'VARCHAR', type: 'VARCHAR',"
                    + " occurred_at: 'BIGINT', visitor_id: 'VARCHAR', session_id: 'VARCHAR', customer_id: 'VARCHAR', item_id: 'VARCHAR',"
                    + " query: 'VARCHAR', campaign: 'VARCHAR', order_id: 'VARCHAR', user_agent: 'VARCHAR', lines: 'VARCHAR',"
                    + " attributes: 'MAP(VARCHAR, VARCHAR)', flags: 'VARCHAR[]'}";
    private static final String ARCHIVED =
            "SELECT kafka_partition, kafka_offset, event_id, type, epoch_ms(occurred_at) AS occurred_at, visitor_id, session_id,"
                    + " customer_id, item_id, query, campaign, order_id, user_agent,"
                    + " array_to_string(list_transform(lines, lambda l: concat_ws('|', l.item_id, l.quantity, l.unit_price,"
                    + " l.recommendation_id)), ';') AS lines, attributes, flags FROM events";

    private Truth() {}

    static void assertArchived(Kafka kafka, Path archive, Path scratch) throws Exception {
        var lines = new ArrayList<String>();
        List<ConsumerRecord<byte[], byte[]>> records = kafka.records("events.verified");
        Map<String, Long> erased = erasures(records);
        for (ConsumerRecord<byte[], byte[]> each : records) {
            if (each.offset() >= erased.getOrDefault(visitor(event(each)), 0L)) {
                lines.add(JSON.writeValueAsString(row(each)));
            }
        }
        Path truth = Files.write(scratch.resolve("truth.jsonl"), lines);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            Views.create(duckdb, Snapshot.of(archive));
            statement.execute("CREATE TABLE truth AS SELECT * FROM read_json('" + truth
                    + "', format = 'newline_delimited', columns = " + COLUMNS + ")");
            assertThat(ids(statement, "SELECT * FROM truth EXCEPT ALL " + ARCHIVED))
                    .as("lost")
                    .isEmpty();
            assertThat(ids(statement, "FROM (" + ARCHIVED + ") EXCEPT ALL SELECT * FROM truth"))
                    .as("twice, or from nowhere")
                    .isEmpty();
        }
    }

    private static List<String> ids(Statement statement, String sql) throws Exception {
        var ids = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                ids.add(rows.getString("event_id"));
            }
        }
        return ids;
    }

    /** Offset of each visitor's last, on the one partition on which the visitor's events are. */
    private static Map<String, Long> erasures(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .filter(each -> isErasure(event(each)))
                .collect(Collectors.toMap(each -> visitor(event(each)), ConsumerRecord::offset, Math::max));
    }

    private static boolean isErasure(Event event) {
        return event.getType().equals("erasure");
    }

    private static String visitor(Event event) {
        return String.valueOf(event.getVisitorId());
    }

    private static Event event(ConsumerRecord<byte[], byte[]> record) {
        return Objects.requireNonNull(
                Topics.EVENTS_VERIFIED.values().deserializer().deserialize(record.topic(), record.value()));
    }

    private static ObjectNode row(ConsumerRecord<byte[], byte[]> record) {
        Event event = event(record);
        ObjectNode row = JSON.createObjectNode();
        row.put("kafka_partition", record.partition()).put("kafka_offset", record.offset());
        row.put("event_id", event.getEventId()).put("type", event.getType());
        row.put("occurred_at", event.getOccurredAt().toEpochMilli())
                .put("visitor_id", isErasure(event) ? null : event.getVisitorId());
        row.put("session_id", event.getSessionId()).put("customer_id", event.getCustomerId());
        row.put("item_id", event.getItemId()).put("query", event.getQuery()).put("campaign", event.getCampaign());
        row.put("order_id", event.getOrderId()).put("user_agent", event.getUserAgent());
        if (event.getLines() != null) {
            row.put(
                    "lines",
                    String.join(";", event.getLines().stream().map(Truth::line).toList()));
        }
        event.getAttributes().forEach(row.putObject("attributes")::put);
        event.getFlags().forEach(row.putArray("flags")::add);
        return row;
    }

    private static String line(dev.sapando.schema.OrderLine line) {
        var parts = new ArrayList<>(List.of(line.getItemId(), Integer.toString(line.getQuantity())));
        if (line.getUnitPrice() != null) {
            parts.add(line.getUnitPrice().toPlainString());
        }
        if (line.getRecommendationId() != null) {
            parts.add(line.getRecommendationId());
        }
        return String.join("|", parts);
    }
}
