package dev.sapando.ingest.keep;

import static dev.sapando.event.topic.Topics.EVENTS_VERIFIED;

import dev.sapando.event.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An erasure at an offset of {@code events.verified} takes away the visitor's rows at smaller offsets of its partition, and the lists
 * that were served without knowing of it, with the examples made of them: out of what has just come in, and out of every file that has them, sealed days too.
 */
final class Forgetting {
    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);
    private static final String TABLE = "erased";
    /** They say how far of the events their maker had read. */
    private static final List<ArchivedTopic<?>> MADE_OF_LISTS =
            List.of(ArchivedTopics.RECOMMENDATIONS, ArchivedTopics.EXAMPLES);

    private static final String ERASURE = "type = '" + EventType.ERASURE.wireName() + "'";

    private final Archive archive;
    private final Shelving shelving;

    /** Files of a topic that stand for others. */
    record Rewritten(ArchivedTopic<?> topic, List<DataFile> old, List<DataFile> fresh) {}

    Forgetting(Archive archive, Shelving shelving) {
        this.archive = archive;
        this.shelving = shelving;
    }

    /** Those of whom lists may still come. The id itself is known of new ones alone. */
    void recall(Engine engine) throws SQLException {
        engine.run("CREATE TABLE " + TABLE + " (visitor VARCHAR, visitor_id VARCHAR, kafka_partition INTEGER,"
                + " kafka_offset BIGINT, arrived_on DATE)");
        try (DuckDBAppender rows = engine.appender(TABLE)) {
            for (Erased each : archive.manifest().erased()) {
                rows.beginRow();
                rows.append(each.visitor());
                rows.appendNull();
                rows.append(each.partition());
                rows.append(each.offset());
                rows.append(each.arrivedOn());
                rows.endRow();
            }
        }
    }

    /** Reads the erasures among the events that have come in. */
    List<Erased> learn(Engine engine) throws SQLException {
        engine.run(
                "INSERT INTO " + TABLE + " SELECT sha256(visitor_id), visitor_id, kafka_partition, max(kafka_offset),"
                        + " max(arrived_on) FROM " + Rows.TABLE + " WHERE " + ERASURE
                        + " AND visitor_id IS NOT NULL GROUP BY visitor_id, kafka_partition");
        return engine.ask(
                "SELECT visitor, kafka_partition, kafka_offset, arrived_on FROM " + TABLE
                        + " WHERE visitor_id IS NOT NULL ORDER BY ALL",
                row -> new Erased(
                        row.getString(1),
                        row.getInt(2),
                        row.getLong(3),
                        row.getObject(4, LocalDate.class),
                        archive.clock().instant()));
    }

    /** SQL: of these rows those that stay; an erasure stays without its visitor, as one more that happened. */
    String left(ArchivedTopic<?> topic, String rows) {
        if (topic.equals(ArchivedTopics.EVENTS)) {
            return "SELECT * REPLACE (CASE WHEN " + ERASURE + " THEN NULL ELSE visitor_id END AS visitor_id) FROM ("
                    + rows
                    + ") r ANTI JOIN " + TABLE + " e ON r.visitor_id = e.visitor_id"
                    + " AND r.kafka_partition = e.kafka_partition AND r.kafka_offset < e.kafka_offset";
        }
        if (MADE_OF_LISTS.contains(topic)) {
            return "SELECT * FROM (" + rows + ") r ANTI JOIN " + TABLE + " e ON sha256(r.visitor_id) = e.visitor"
                    + " AND coalesce(r.offsets_seen['" + EVENTS_VERIFIED.name()
                    + "-' || e.kafka_partition] <= e.kafka_offset,"
                    + " r.arrived_on <= e.arrived_on)";
        }
        return rows;
    }

    /**
     * Writes those files anew that hold rows of visitors just erased.
     *
     * @param written files are added here as they come to be, also where it ends in an exception
     */
    List<Rewritten> rewrite(Engine engine, List<DataFile> written) throws SQLException, IOException {
        var all = new ArrayList<Rewritten>();
        for (ArchivedTopic<?> topic :
                List.of(ArchivedTopics.EVENTS, ArchivedTopics.RECOMMENDATIONS, ArchivedTopics.EXAMPLES)) {
            for (List<DataFile> folder : concerned(engine, topic)) {
                int before = written.size();
                String rows = "SELECT * " + topic.milliseconds() + " FROM " + Snapshot.scan(paths(folder));
                shelving.write(engine, topic, left(topic, rows), Shelving.Pressing.CLOSE, written);
                List<DataFile> fresh = List.copyOf(written.subList(before, written.size()));
                all.add(new Rewritten(topic, folder, fresh));
                LOG.info("archive_erased topic={} files={} into={}", topic.name(), folder.size(), fresh.size());
            }
        }
        return all;
    }

    /** By folder. */
    private List<List<DataFile>> concerned(Engine engine, ArchivedTopic<?> topic) throws SQLException {
        List<DataFile> files = archive.manifest().topic(topic.name()).files();
        if (files.isEmpty()) {
            return List.of();
        }
        Set<String> names = Set.copyOf(engine.ask(
                "SELECT DISTINCT parse_filename(r.filename) FROM "
                        + Snapshot.scan(paths(files)).replace("union_by_name", "filename = true, union_by_name")
                        + " r SEMI JOIN " + TABLE + " e ON r.visitor_id = e.visitor_id",
                row -> row.getString(1)));
        Map<String, List<DataFile>> byFolder = files.stream()
                .filter(file ->
                        names.contains(Path.of(file.path()).getFileName().toString()))
                .sorted(Comparator.comparing(DataFile::path))
                .collect(Collectors.groupingBy(
                        file -> Objects.toString(file.day(), ""), TreeMap::new, Collectors.toList()));
        return List.copyOf(byFolder.values());
    }

    private List<Path> paths(List<DataFile> files) {
        return files.stream().map(file -> archive.folder().resolve(file.path())).toList();
    }
}
