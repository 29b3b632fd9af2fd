package dev.sapando.ingest.keep;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** One DuckDB in memory for one piece of work: what it took is given back with it, and a failure leaves nothing behind. */
final class Engine implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Statement statement;

    /** What becomes of one row of an answer. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private Engine(DuckDBConnection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.createStatement();
    }

    /**
     * @param spill where it puts what does not fit into its memory
     * @param days what it takes for the day of a moment
     */
    static Engine open(EngineLimits limits, Path spill, ShopDays days) throws SQLException {
        var properties = new Properties();
        properties.setProperty("memory_limit", limits.memoryBytes() + "B");
        properties.setProperty("threads", Integer.toString(limits.threads()));
        properties.setProperty("temp_directory", spill.toString());
        // What is not in the library is not fetched from anywhere.
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        var engine = new Engine(
                DriverManager.getConnection("jdbc:duckdb:", properties).unwrap(DuckDBConnection.class));
        engine.run(days.definition());
        return engine;
    }

    Connection connection() {
        return connection;
    }

    void run(String sql) throws SQLException {
        statement.execute(sql);
    }

    <T> List<T> ask(String sql, Row<T> row) throws SQLException {
        try (ResultSet answer = statement.executeQuery(sql)) {
            var rows = new ArrayList<T>();
            while (answer.next()) {
                rows.add(row.of(answer));
            }
            return rows;
        }
    }

    DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender(table);
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }
}
