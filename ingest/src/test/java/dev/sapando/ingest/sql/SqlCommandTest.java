package dev.sapando.ingest.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.keep.Archives;
import dev.sapando.ingest.testing.RealData;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SqlCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private record Told(int status, String out, String err) {}

    @Test
    void an_answer_is_lined_up_text_to_the_left_and_numbers_to_the_right() {
        archive(List.of(Shop.viewed("s:1"), Shop.viewed("s:2"), purchase("s:3", "79.9000")));
        assertThat(sql("SELECT type, count(*) AS events FROM events GROUP BY type ORDER BY type")
                        .out())
                .isEqualToIgnoringNewLines("""
                        type          events
                        product_view       2
                        purchase           1
                        """);
    }

    @Test
    void an_answer_without_rows_says_so() {
        archive(List.of(Shop.viewed("s:1")));
        assertThat(sql("SELECT type FROM events WHERE bot").out()).isEqualToIgnoringNewLines("type\n(no rows)\n");
    }

    @Test
    void amounts_are_exact_in_every_format() {
        archive(List.of(purchase("s:1", "99999999999999.9999"), purchase("s:2", "0.0001")));
        String sum = "SELECT sum(amount) AS amount, currency FROM orders GROUP BY currency";
        assertThat(sql(sum).out()).contains("100000000000000.0000");
        assertThat(sql("--csv", sum).out()).isEqualTo("amount,currency\n100000000000000.0000,EUR\n");
        assertThat(sql("--json", sum).out()).contains("{\"amount\":100000000000000.0000,\"currency\":\"EUR\"}");
    }

    @Test
    void a_mistake_is_told_with_its_place_and_a_missing_archive_with_the_remedy() {
        archive(List.of(Shop.viewed("s:1")));
        Told mistake = sql("SELECT visitor FROM events");
        assertThat(mistake.status()).isEqualTo(1);
        assertThat(mistake.err()).contains("visitor", "LINE 1", "^");

        Told nowhere = told("--archive", folder.resolve("nowhere").toString(), "SELECT 1");
        assertThat(nowhere.status()).isEqualTo(1);
        assertThat(nowhere.err())
                .contains("there is no archive in", "ARCHIVE_DIR", "./sapando demo says in its first lines");
        assertThat(told().status()).isEqualTo(2);
    }

    @Test
    void who_names_the_data_folder_is_told_where_its_archive_is() throws IOException {
        Path below = Files.createDirectories(folder.resolve("data").resolve("archive"));
        Told above = told("--archive", folder.resolve("data").toString(), "SELECT 1");
        assertThat(above.status()).isEqualTo(1);
        assertThat(above.err()).contains("it is a data folder; name its archive, --archive " + below);
    }

    @Test
    void of_two_questions_none_is_answered_and_an_export_names_the_folder_that_there_is_not() throws Exception {
        archive(List.of(Shop.viewed("s:1")));
        Told two = sql("SELECT 1; SELECT 2");
        assertThat(two.status()).isEqualTo(1);
        assertThat(two.err()).contains("these are 2 questions");
        assertThat(two.out()).isEmpty();
        assertThat(sql("SELECT 1;").status()).isZero();
        String file = folder.resolve("nowhere").resolve("shop.duckdb").toString();
        assertThat(told("--archive", archive().toString(), "--export", file).err())
                .contains("there is no folder " + folder.resolve("nowhere"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY (SELECT 1) TO '%s'",
                "SELECT 1; COPY (SELECT 1) TO '%s'",
                "EXPLAIN ANALYZE COPY (SELECT 1) TO '%s'",
                "COPY events TO '%s' (USE_TMP_FILE false)",
                "ATTACH '%s'",
                "SET enable_external_access = true",
                "INSTALL httpfs",
                "SELECT * FROM read_text('%s')",
                "SELECT * FROM read_csv('https://example.com/x.csv')",
                "SELECT * FROM '/etc/passwd'",
                "CREATE TABLE mine AS SELECT 1",
                "DROP VIEW events"
            })
    void nothing_else_is_read_and_nothing_is_written(String question) throws Exception {
        archive(List.of(Shop.viewed("s:1")));
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        Told told = sql(question.formatted(secret));
        assertThat(told.status()).as(told.out() + told.err()).isEqualTo(1);
        assertThat(told.out()).doesNotContain("secret");
        assertThat(secret).hasContent("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHOW TABLES",
                "DESCRIBE events",
                "SUMMARIZE orders",
                "FROM sessions",
                "EXPLAIN SELECT * FROM items",
                "FROM spend"
            })
    void whatever_only_asks_is_answered(String question) {
        archive(List.of(Shop.viewed("s:1"), purchase("s:2", "1")));
        Told told = sql(question);
        assertThat(told.status()).as(told.err()).isZero();
    }

    @Test
    void an_export_is_a_file_with_every_view_as_a_table() throws Exception {
        archive(List.of(Shop.viewed("s:1"), purchase("s:2", "12.5")));
        Path file = folder.resolve("shop.duckdb");
        Told told = told("--archive", archive().toString(), "--export", file.toString());
        assertThat(told.status()).isZero();
        assertThat(told.err()).contains(file + " has 14 tables");
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = duckdb.createStatement();
                var rows = statement.executeQuery(
                        "SELECT (SELECT count(*) FROM events), amount, numerator FROM orders, daily_metrics WHERE metric = 'gross'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(2);
            assertThat(rows.getBigDecimal(2)).isEqualByComparingTo("12.5");
            assertThat(rows.getBigDecimal(3)).isEqualByComparingTo("12.5");
        }
    }

    @Test
    void every_naughty_string_comes_back_as_it_was_in_every_place_it_can_stand() throws Exception {
        List<String> naughty = new ArrayList<>(Files.readAllLines(RealData.file("bad-input/blns/blns.txt")));
        naughty.addAll(List.of("", "\u0000", "a\u0000b", "\u001b[31m", "s:1", "s:01", ":", "NULL"));
        var events = new ArrayList<Event>();
        for (int i = 0; i < naughty.size(); i++) {
            Event event = Shop.viewed(naughty.get(i));
            event.setVisitorId("v" + i);
            event.setSessionId(naughty.get(i));
            event.setQuery(naughty.get(i));
            event.setAttributes(Map.of(naughty.get(i), naughty.get(i)));
            events.add(event);
        }
        archive(events);
        var found = new ArrayList<List<String>>();
        try (var reader = ReadOnly.over(archive(), 256_000_000)) {
            reader.ask(
                    "SELECT event_id, session_id, query, map_keys(attributes)[1], map_values(attributes)[1] FROM events"
                            + " ORDER BY CAST(visitor_id[2:] AS INTEGER)",
                    rows -> {
                        while (rows.next()) {
                            found.add(List.of(
                                    rows.getString(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getString(5)));
                        }
                    });
        }
        assertThat(found)
                .isEqualTo(naughty.stream().map(s -> List.of(s, s, s, s, s)).toList());
        assertThat(sql("SELECT query FROM events").out())
                .as("a terminal is not written to by visitors")
                .doesNotContain("\u001b", "\u0000", "\u202e");
    }

    private void archive(List<Event> events) {
        Archives.of(archive(), events);
    }

    private Path archive() {
        return folder.resolve("archive");
    }

    private Told sql(String... arguments) {
        var all = new ArrayList<>(List.of("--archive", archive().toString()));
        all.addAll(List.of(arguments));
        return told(all.toArray(String[]::new));
    }

    private static Told told(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = new CommandLine(new SqlCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Told(status, out.toString(), err.toString());
    }

    private static Event purchase(String eventId, String price) {
        Event event = Shop.viewed(eventId);
        event.setType("purchase");
        event.setItemId(null);
        event.setOrderId("o-" + eventId);
        event.setCurrency("EUR");
        event.setLines(List.of(new OrderLine("red-coat", 1, new BigDecimal(price).setScale(4), null)));
        return event;
    }
}
