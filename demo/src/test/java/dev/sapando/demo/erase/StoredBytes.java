package dev.sapando.demo.erase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.Record;

/**
 * Which files under a folder hold a text: in their bytes as they are, and in what those stand for. Kafka's segments are unpacked
 * record by record, also where no consumer reads any more (deleted, aborted, overwritten and not yet cleaned); Parquet is decoded.
 * Of keys that begin alike RocksDB writes the first in full: look for a text that begins like no other key.
 */
record StoredBytes(Path folder) {
    List<Path> holding(String text) {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        } catch (IOException | UncheckedIOException e) {
            // A folder went while it was walked through; whoever asks, asks again.
            return List.of(folder);
        }
        var found = new ArrayList<Path>();
        for (Path file : files) {
            try {
                if (holds(file, text)) {
                    found.add(folder.relativize(file));
                }
            } catch (NoSuchFileException e) {
                // Deleted meanwhile: what it held is gone.
                continue;
            } catch (IOException | SQLException e) {
                if (Files.exists(file)) {
                    throw new IllegalStateException("cannot look into " + file, e);
                }
            }
        }
        return found;
    }

    private static boolean holds(Path file, String text) throws IOException, SQLException {
        String name = file.getFileName().toString();
        if (contains(ByteBuffer.wrap(Files.readAllBytes(file)), text)) {
            return true;
        }
        if (name.endsWith(".parquet")) {
            return decoded(file, text);
        }
        // A segment that is about to be deleted has one more ending.
        return name.matches("\\d{20}\\.log.*") && unpacked(file, text);
    }

    private static boolean unpacked(Path segment, String text) throws IOException {
        FileRecords records = FileRecords.open(segment.toFile(), false);
        try {
            for (Record each : records.records()) {
                if (contains(each.key(), text) || contains(each.value(), text)) {
                    return true;
                }
            }
            return false;
        } finally {
            // close() would cut off what is not written to the end, which is the broker's to do.
            records.closeHandlers();
        }
    }

    private static boolean decoded(Path parquet, String text) throws SQLException {
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckdb.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM read_parquet('" + parquet
                        + "') t WHERE CAST(t AS VARCHAR) LIKE '%" + text + "%'")) {
            rows.next();
            return rows.getLong(1) > 0;
        }
    }

    private static boolean contains(ByteBuffer bytes, String text) {
        return bytes != null
                && StandardCharsets.ISO_8859_1
                        .decode(bytes.duplicate())
                        .toString()
                        .contains(text);
    }
}
