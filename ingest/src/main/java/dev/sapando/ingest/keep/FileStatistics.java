package dev.sapando.ingest.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file holds, read out of the file itself: what cannot be read back is not committed. */
final class FileStatistics {
    private record Part(
            int partition,
            String kind,
            long rows,
            LocalDate firstDay,
            LocalDate lastDay,
            LocalDate firstArrival,
            LocalDate lastArrival,
            DataFile.Offsets offsets) {
        static Part of(ResultSet row) throws SQLException {
            return new Part(
                    row.getInt(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getObject(4, LocalDate.class),
                    row.getObject(5, LocalDate.class),
                    row.getObject(6, LocalDate.class),
                    row.getObject(7, LocalDate.class),
                    new DataFile.Offsets(row.getLong(8), row.getLong(9)));
        }
    }

    private FileStatistics() {}

    static DataFile of(Engine engine, ArchivedTopic<?> topic, Path unfinished, String path, @Nullable LocalDate folder)
            throws SQLException, IOException {
        List<Part> parts = engine.ask(
                "SELECT kafka_partition, " + topic.kind() + " AS kind, count(*), min(" + topic.day() + "), max("
                        + topic.day() + "), min(arrived_on), max(arrived_on), min(kafka_offset), max(kafka_offset)"
                        + " FROM read_parquet(" + quoted(unfinished) + ") GROUP BY ALL",
                Part::of);
        Map<Integer, DataFile.Offsets> offsets = new HashMap<>();
        Map<String, LocalDate> oldest = new HashMap<>();
        for (Part part : parts) {
            offsets.merge(part.partition(), part.offsets(), FileStatistics::both);
            oldest.merge(part.kind(), part.firstArrival(), FileStatistics::earlier);
        }
        return new DataFile(
                path,
                folder,
                parts.stream().mapToLong(Part::rows).sum(),
                Files.size(unfinished),
                parts.stream().map(Part::firstDay).reduce(LocalDate.MAX, FileStatistics::earlier),
                parts.stream().map(Part::lastDay).reduce(LocalDate.MIN, FileStatistics::later),
                parts.stream().map(Part::lastArrival).reduce(LocalDate.MIN, FileStatistics::later),
                offsets,
                oldest);
    }

    static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private static DataFile.Offsets both(DataFile.Offsets a, DataFile.Offsets b) {
        return new DataFile.Offsets(Math.min(a.first(), b.first()), Math.max(a.last(), b.last()));
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
