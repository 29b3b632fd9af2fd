package dev.sapando.ingest.sql;

import dev.sapando.ingest.keep.Snapshot;
import dev.sapando.ingest.keep.Views;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A DuckDB in memory that sees the archive's files and nothing else: no other file, no network, nothing written; and only
 * questions are asked of it.
 */
public final class ReadOnly implements AutoCloseable {
    private static final Pattern EXPLAIN =
            Pattern.compile("\\s*EXPLAIN(\\s+ANALYZE)?\\s+(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Connection duckdb;

    private ReadOnly(Connection duckdb) {
        this.duckdb = duckdb;
    }

    /** With the archive's own days. */
    public static ReadOnly over(Path archive, long memory) throws IOException, SQLException {
        Snapshot snapshot = Snapshot.of(archive);
        return over(snapshot, memory, snapshot.zone());
    }

    /**
     * @param memory bytes it may take
     * @param zone where the shop's days begin
     */
    public static ReadOnly over(Path archive, long memory, ZoneId zone) throws IOException, SQLException {
        return over(Snapshot.of(archive), memory, zone);
    }

    static ReadOnly over(Snapshot snapshot, long memory, ZoneId zone) throws SQLException {
        Connection duckdb = open(memory);
        Views.create(duckdb, snapshot, zone);
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(snapshot.files().stream()
                    .map(file -> "'" + file.toString().replace("'", "''") + "'")
                    .collect(Collectors.joining(", ", "SET allowed_paths = [", "]")));
            // now() is to be compared with times that are UTC.
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
        return new ReadOnly(duckdb);
    }

    static Connection open(long memory) throws SQLException {
        var properties = new Properties();
        properties.setProperty("memory_limit", memory + "B");
        properties.setProperty("temp_directory", System.getProperty("java.io.tmpdir") + "/sapando-sql");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        return DriverManager.getConnection("jdbc:duckdb:", properties);
    }

    /** What is done with an answer. */
    public interface Answer {
        void take(ResultSet rows) throws SQLException, IOException;
    }

    /** @throws SQLException with DuckDB's words on what is wrong and where, also where it is no question */
    public void ask(String question, Answer answer) throws SQLException, IOException {
        requireQuestion(question);
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            answer.take(rows);
        }
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }

    /** DuckDB's own parser says what it is: only a SELECT has a form as JSON. What does not parse it will say itself. */
    private void requireQuestion(String question) throws SQLException {
        Matcher explain = EXPLAIN.matcher(question);
        String asked = explain.matches() ? explain.group(2) : question;
        try (PreparedStatement parse = duckdb.prepareStatement(
                "SELECT j ->> 'error_type', json_array_length(j -> 'statements') FROM (SELECT json_serialize_sql(?) AS j)")) {
            parse.setString(1, asked);
            try (ResultSet parsed = parse.executeQuery()) {
                parsed.next();
                if ("not implemented".equals(parsed.getString(1))) {
                    throw new SQLException("the archive is only read here: SELECT, FROM, WITH, DESCRIBE, SUMMARIZE,"
                            + " SHOW TABLES or EXPLAIN; --export makes a file to work on");
                }
                if (parsed.getInt(2) > 1) {
                    throw new SQLException("these are " + parsed.getInt(2)
                            + " questions, and one is answered at a time: ask each by itself");
                }
            }
        }
    }
}
