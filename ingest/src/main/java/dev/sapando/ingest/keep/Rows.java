package dev.sapando.ingest.keep;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Arrivals of one topic as rows of a table in an {@link Engine}. What is no record of the topic is skipped and told. */
final class Rows<V extends SpecificRecord> {
    static final String TABLE = "arrived";

    private final ArchivedTopic<V> topic;
    private final Deserializer<V> values;
    private final List<Skipped> skipped = new ArrayList<>();

    Rows(ArchivedTopic<V> topic) {
        this.topic = topic;
        this.values = topic.topic().values().deserializer();
    }

    /** @return what was left out */
    List<Skipped> load(Engine engine, List<Arrival> arrivals) throws SQLException {
        engine.run("CREATE OR REPLACE TABLE " + TABLE + " (" + topic.definition() + ")");
        try (DuckDBAppender rows = engine.appender(TABLE)) {
            for (Arrival arrival : arrivals) {
                @Nullable List<@Nullable Object> cells = read(arrival);
                if (cells != null) {
                    append(rows, arrival, cells);
                }
            }
        }
        return List.copyOf(skipped);
    }

    private void append(DuckDBAppender rows, Arrival arrival, List<@Nullable Object> cells) throws SQLException {
        rows.beginRow();
        rows.append(arrival.partition());
        rows.append(arrival.offset());
        rows.append(arrival.day());
        for (Object cell : cells) {
            Cells.append(rows, cell);
        }
        rows.endRow();
    }

    private @Nullable List<@Nullable Object> read(Arrival arrival) {
        if (arrival.value() == null && topic.equals(ArchivedTopics.EXAMPLES)) {
            // Its visitor is forgotten: what is archived of it, the erasure itself takes away.
            return null;
        }
        if (arrival.value() == null) {
            return skip(arrival, "empty", "no value");
        }
        @Nullable V value;
        try {
            value = values.deserialize(topic.name(), arrival.value());
        } catch (SerializationException e) {
            return skip(arrival, "undecodable", String.valueOf(e.getMessage()));
        }
        var cells = new ArrayList<@Nullable Object>(topic.columns().size());
        for (Column<V> column : topic.columns()) {
            @Nullable Object cell = column.value().apply(value);
            if (!Cells.fits(cell)) {
                return skip(arrival, "impossible", column.name() + " is " + cell);
            }
            cells.add(cell);
        }
        return cells;
    }

    private @Nullable List<@Nullable Object> skip(Arrival arrival, String reason, String detail) {
        skipped.add(new Skipped(arrival, reason, detail));
        return null;
    }
}
