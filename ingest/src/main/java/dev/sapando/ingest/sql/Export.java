package dev.sapando.ingest.sql;

import dev.sapando.ingest.keep.Snapshot;
import dev.sapando.ingest.keep.Views;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;

/** The views as tables of one DuckDB file, which any BI tool opens. It appears whole or not at all. */
final class Export {
    private Export() {}

    static void write(Path archive, Path file, long memory, ZoneId zone) throws IOException, SQLException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            throw new IOException("cannot write " + file + ": there is no folder " + folder + "; make it first");
        }
        Snapshot snapshot = Snapshot.of(archive);
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try {
            copy(snapshot, unfinished, memory, zone);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void copy(Snapshot snapshot, Path file, long memory, ZoneId zone) throws SQLException {
        try (Connection duckdb = ReadOnly.open(memory);
                Statement statement = duckdb.createStatement()) {
            Views.create(duckdb, snapshot, zone);
            statement.execute("ATTACH '" + file.toString().replace("'", "''") + "' AS export");
            for (String view : Views.NAMES) {
                statement.execute("CREATE TABLE export." + view + " AS SELECT * FROM " + view);
            }
            statement.execute("DETACH export");
        }
    }
}
