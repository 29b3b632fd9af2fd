package dev.sapando.ingest.keep;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of one topic as Parquet files: a day with rows enough, or with a folder already, in its own folder
 * ({@code event_day=2024-03-01}, as Hive partitions are written), all thin days together in one file in Hive's folder for no value.
 * A thin file costs 1 to 4 bytes an event.
 */
final class Shelving {
    /** Hive's name for a partition without a value; DuckDB and Arrow read it as null. */
    static final String THIN = "__HIVE_DEFAULT_PARTITION__";

    private static final int ROW_GROUP = 200_000;

    private final Archive archive;
    private final int dayRows;

    /** @param dayRows from which on a day gets a folder: {@code ARCHIVE_DAY_ROWS} */
    Shelving(Archive archive, int dayRows) {
        this.archive = archive;
        this.dayRows = dayRows;
    }

    /** How hard to press. */
    enum Pressing {
        QUICK(3),
        CLOSE(17);

        private final int zstdLevel;

        Pressing(int zstdLevel) {
            this.zstdLevel = zstdLevel;
        }
    }

    /** A day of rows that stand ready. */
    record DayRows(LocalDate day, long rows) {}

    /**
     * On the disk when it returns, and in no manifest yet.
     *
     * @param rows SQL that yields them, with the topic's columns
     * @param written files are added here as they come to be, also where it ends in an exception
     */
    void write(Engine engine, ArchivedTopic<?> topic, String rows, Pressing pressing, List<DataFile> written)
            throws SQLException, IOException {
        TopicManifest known = archive.manifest().topic(topic.name());
        List<LocalDate> own = new ArrayList<>();
        long thin = 0;
        for (DayRows each : days(engine, topic, rows)) {
            if (each.rows() >= dayRows || known.hasFolder(each.day())) {
                own.add(each.day());
            } else {
                thin += each.rows();
            }
        }
        for (LocalDate day : own) {
            written.add(file(
                    engine,
                    topic,
                    "SELECT * FROM (" + rows + ") WHERE " + topic.day() + " = DATE '" + day + "'",
                    day,
                    pressing));
        }
        if (thin > 0) {
            written.add(file(engine, topic, "SELECT * FROM (" + rows + ") WHERE " + notIn(topic, own), null, pressing));
        }
    }

    private static List<DayRows> days(Engine engine, ArchivedTopic<?> topic, String rows) throws SQLException {
        return engine.ask(
                "SELECT " + topic.day() + " AS d, count(*) FROM (" + rows + ") GROUP BY d ORDER BY d",
                row -> new DayRows(row.getObject(1, LocalDate.class), row.getLong(2)));
    }

    private static String notIn(ArchivedTopic<?> topic, List<LocalDate> days) {
        return days.isEmpty()
                ? "true"
                : days.stream()
                        .map(day -> "DATE '" + day + "'")
                        .collect(Collectors.joining(", ", topic.day() + " NOT IN (", ")"));
    }

    private DataFile file(
            Engine engine, ArchivedTopic<?> topic, String rows, @Nullable LocalDate day, Pressing pressing)
            throws SQLException, IOException {
        String folder = topic.name() + "/event_day="
                + Optional.ofNullable(day).map(LocalDate::toString).orElse(THIN);
        return publish(
                engine,
                rows + " ORDER BY " + topic.order(),
                folder,
                pressing,
                (unfinished, path) -> FileStatistics.of(engine, topic, unfinished, path, day));
    }

    /** What is read back out of a file before it gets its place. */
    interface ReadBack<T> {
        T of(Path unfinished, String path) throws SQLException, IOException;
    }

    /** Writes one file; on the disk when it returns, and in no manifest yet. */
    <T> T publish(Engine engine, String rows, String folder, Pressing pressing, ReadBack<T> readBack)
            throws SQLException, IOException {
        String name = String.format("%08d.parquet", archive.takeFileNumber());
        Path unfinished = archive.work().resolve(name);
        Path home = archive.folder().resolve(folder);
        try {
            engine.run("COPY (" + rows + ") TO " + FileStatistics.quoted(unfinished)
                    + " (FORMAT parquet, PARQUET_VERSION v1, COMPRESSION zstd, COMPRESSION_LEVEL " + pressing.zstdLevel
                    + ", ROW_GROUP_SIZE " + ROW_GROUP + ")");
            Disk disk = archive.disk();
            disk.sync(unfinished);
            T file = readBack.of(unfinished, folder + "/" + name);
            disk.createFolder(home);
            disk.rename(unfinished, home.resolve(name));
            disk.syncFolder(home);
            return file;
        } catch (SQLException | IOException e) {
            // On a disk that is full, half files of every attempt would keep it so.
            archive.discard(List.of(unfinished, home.resolve(name)));
            throw e;
        }
    }
}
