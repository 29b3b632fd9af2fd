package dev.sapando.ingest.keep;

import dev.sapando.event.topic.AvroSerde;
import dev.sapando.event.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic that is archived, and how its rows lie: every field of its record, and before them {@link #ORIGIN}.
 *
 * @param day SQL: the day a row belongs to
 * @param kind SQL: the name under which {@code ARCHIVE_KEEP} says how long
 * @param order SQL: neighbours that compress well
 * @param replacedBy SQL: of rows with the same value of it the last one says all, and the others go when files are merged; blank
 *     where each row says something of its own
 */
public record ArchivedTopic<V extends SpecificRecord>(
        Topic<String, V> topic, List<Column<V>> columns, String day, String kind, String order, String replacedBy) {
    /** Where a row stood in Kafka, and the day it arrived, from which its keeping counts. */
    static final List<String> ORIGIN = List.of("kafka_partition INTEGER", "kafka_offset BIGINT", "arrived_on DATE");

    private static final String MILLISECONDS = "TIMESTAMP_MS";
    private static final String BY_ORIGIN = "kafka_partition, kafka_offset";

    public ArchivedTopic {
        columns = List.copyOf(columns);
    }

    /** Kept by the topic's own name, sorted as it came. */
    static <V extends SpecificRecord> ArchivedTopic<V> of(Topic<String, V> topic, String day) {
        if (!(topic.values() instanceof AvroSerde<V> serde)) {
            throw new IllegalArgumentException(topic + " has no Avro records");
        }
        return new ArchivedTopic<>(topic, AvroColumns.of(serde.schema()), day, "'" + topic.name() + "'", BY_ORIGIN, "");
    }

    ArchivedTopic<V> keptBy(String otherKind) {
        return new ArchivedTopic<>(topic, columns, day, otherKind, order, replacedBy);
    }

    ArchivedTopic<V> sortedBy(String first) {
        return new ArchivedTopic<>(topic, columns, day, kind, first + ", " + BY_ORIGIN, replacedBy);
    }

    ArchivedTopic<V> replacedBy(String name) {
        return new ArchivedTopic<>(topic, columns, day, kind, order, name);
    }

    /** The same with one column replaced by others. */
    ArchivedTopic<V> instead(String column, List<Column<V>> others) {
        var replaced = new ArrayList<Column<V>>();
        columns.forEach(c -> replaced.addAll(c.name().equals(column) ? others : List.of(c)));
        return new ArchivedTopic<>(topic, replaced, day, kind, order, replacedBy);
    }

    public String name() {
        return topic.name();
    }

    /** Whether a row's day depends on where days begin. */
    boolean isOfShopDays() {
        return ShopDays.isIn(day);
    }

    /** {@code kafka_partition INTEGER, …}: as a table is created. */
    String definition() {
        return Stream.concat(ORIGIN.stream(), columns.stream().map(c -> quoted(c.name()) + " " + c.type()))
                .collect(Collectors.joining(", "));
    }

    /** {@code CAST(NULL AS INTEGER) AS kafka_partition, …}: every column, and nothing in it. */
    String nothing() {
        return Stream.concat(
                        ORIGIN.stream().map(each -> each.split(" ", 2)),
                        columns.stream().map(c -> new String[] {quoted(c.name()), c.type()}))
                .map(each -> "CAST(NULL AS " + each[1] + ") AS " + each[0])
                .collect(Collectors.joining(", "));
    }

    /** {@code REPLACE (…)}: DuckDB reads Parquet's milliseconds as microseconds, and would write them so: a byte more an event. */
    String milliseconds() {
        List<String> moments = columns.stream()
                .filter(column -> column.type().equals(MILLISECONDS))
                .map(column ->
                        "CAST(" + quoted(column.name()) + " AS " + MILLISECONDS + ") AS " + quoted(column.name()))
                .toList();
        return moments.isEmpty() ? "" : "REPLACE (" + String.join(", ", moments) + ")";
    }

    /** {@code QUALIFY …}: leaves the last words. */
    String lastWords() {
        return replacedBy.isBlank()
                ? ""
                : " QUALIFY row_number() OVER (PARTITION BY " + replacedBy
                        + ", kafka_partition ORDER BY kafka_offset DESC) = 1";
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
