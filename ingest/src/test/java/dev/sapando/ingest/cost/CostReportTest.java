package dev.sapando.ingest.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the ledger by whatever is asked, and the same as a table. */
class CostReportTest {
    private static final LocalDate TODAY = LocalDate.parse("2024-03-01");
    private final Map<CostCell, BigDecimal> cells = new HashMap<>();
    private final CostReport report = report();

    @Test
    void by_topic_the_archive_stands_beside_kafka() {
        assertThat(rows("topic"))
                .containsExactly(
                        "{\"topic\":\"events.verified\",\"moved\":\"0.0005\",\"movedBytes\":50,\"storedBytes\":300,"
                                + "\"storedPerDay\":\"0.003\",\"storedPerMonth\":\"0.09\"}",
                        "{\"topic\":\"events.verified (archive)\",\"storedBytes\":40,\"storedPerDay\":\"0.0004\","
                                + "\"storedPerMonth\":\"0.012\"}");
    }

    @Test
    void by_type_by_consumer_and_by_field() {
        assertThat(rows("type")).hasSize(2).last().asString().contains("\"type\":\"purchase\"", "\"storedBytes\":100");
        assertThat(rows("consumer"))
                .containsExactly("{\"consumer\":\"features\",\"moved\":\"0.0005\",\"movedBytes\":50}");
        assertThat(rows("field"))
                .containsExactly("{\"field\":\"events.verified userAgent\",\"unreadBytes\":30,"
                        + "\"unreadPerDay\":\"0.0003\",\"savedPerMonth\":\"0.00000003\"}");
    }

    @Test
    void by_day_earlier_days_stand_beside_today() {
        assertThat(rows("day")).hasSize(2).first().asString().contains("2024-02-29", "\"storedBytes\":9");
    }

    @Test
    void a_table_says_in_what_and_by_which_assumptions() throws IOException {
        assertThat(table(report, "consumer").lines())
                .containsExactly(
                        "consumer  moved EUR  moved bytes",
                        "features     0.0005           50",
                        "sum          0.0005           50",
                        "",
                        "Money in EUR, by assumptions 3 of 2024-03-01; 2024-03-01 is the newest day.");
        assertThat(table(report, "topic").lines().findFirst().orElseThrow().split("  +"))
                .containsExactly(
                        "topic", "moved EUR", "moved bytes", "stored bytes", "stored EUR/day", "stored EUR/month");
        assertThat(table(report, "field").lines().findFirst().orElseThrow().split("  +"))
                .containsExactly("field", "unread bytes", "unread EUR/day", "saved EUR/month");
    }

    @Test
    void fields_come_largest_first_and_money_is_told_to_the_digits_that_say_something() throws IOException {
        both("unread", TODAY, 312_345, "topic", "events.verified", "field", "campaign");
        both("unread", TODAY, 3, "topic", "events.verified", "field", "channel");
        var some = new CostReport(cells, report.assumptions());
        assertThat(table(some, "field").lines())
                .startsWith(
                        "field                      unread bytes  unread EUR/day  saved EUR/month",
                        "events.verified campaign         312345            3.12         0.000312",
                        "events.verified userAgent            30           <0.01        <0.000001",
                        "events.verified channel               3           <0.01        <0.000001",
                        "sum                              312378            3.12         0.000312");
        assertThat(some.json("field").encode()).contains("\"savedPerMonth\":\"0.000312345\"", "\"0.000000003\"");
    }

    @Test
    void the_last_row_is_the_sum_and_over_days_only_of_what_adds_up() throws IOException {
        assertThat(table(report, "topic").lines().toList().get(3).split("  +"))
                .containsExactly("sum", "0.0005", "50", "340", "0.0034", "0.102");
        assertThat(table(report, "day").lines().toList().get(3).split("  +"))
                .containsExactly("sum", "0.00349", "0.0005", "50");
    }

    @Test
    void before_the_first_event_it_says_when_the_first_figures_come() throws IOException {
        String said =
                "Nothing is kept of an event yet, so that it costs nothing. The first figures come within 5s of the first events,"
                        + " such as those of ./sapando replay sample; then they are renewed every 15s (COST_INTERVAL).\n";
        assertThat(table(new CostReport(Map.of(), report.assumptions()), "topic"))
                .isEqualTo(said);
        cells.clear();
        put("assumptions", TODAY, 3);
        both("stored", TODAY, 0, "topic", "events.verified", "store", "kafka", "type", "");
        both("stored", TODAY, 2999, "topic", "internal", "store", "kafka", "type", "");
        assertThat(table(new CostReport(cells, report.assumptions()), "topic")).isEqualTo(said);
    }

    @Test
    void without_rows_it_says_of_which_day_and_how_long_to_wait() throws IOException {
        cells.keySet().removeIf(cell -> cell.metric().contains("unread"));
        assertThat(table(new CostReport(cells, report.assumptions()), "field"))
                .isEqualTo("There is nothing by field as of 2024-03-01; it is measured every 15s (COST_INTERVAL).\n");
    }

    private static String table(CostReport report, String by) throws IOException {
        JsonObject answer = report.json(by).put("intervalSeconds", 15);
        if (report.isBeforeFirstEvent()) {
            answer.put("firstWithinSeconds", 5);
        }
        return CostTable.of(new ObjectMapper().readTree(answer.encode()));
    }

    @Test
    void the_archive_is_what_its_manifest_names(@TempDir Path archive) throws IOException {
        assertThat(new ArchiveManifest(archive).read()).isEmpty();

        Files.writeString(
                archive.resolve("manifest.json"),
                "{\"format\":1,\"topics\":{\"events.verified\":{\"files\":[{\"path\":\"a\",\"bytes\":30},"
                        + "{\"path\":\"b\",\"bytes\":12}]},\"marketing.spend\":{\"files\":[]}}}");

        assertThat(new ArchiveManifest(archive).read())
                .containsExactlyInAnyOrder(new Archived("events.verified", 42), new Archived("marketing.spend", 0));
    }

    private List<String> rows(String by) {
        return report.json(by).getJsonArray("rows").stream()
                .map(row -> ((JsonObject) row).encode())
                .toList();
    }

    private CostReport report() {
        put("assumptions", TODAY, 3);
        stored(TODAY, "kafka", "product_view", 200);
        stored(TODAY, "kafka", "purchase", 100);
        stored(TODAY, "archive", "", 40);
        stored(TODAY.minusDays(1), "kafka", "purchase", 9);
        both("moved", TODAY, 50, "topic", "events.verified", "consumer", "features");
        both("unread", TODAY, 30, "topic", "events.verified", "field", "userAgent");
        return new CostReport(
                cells, new Assumptions(3, TODAY, "EUR", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, 30));
    }

    private void stored(LocalDate day, String store, String type, long bytes) {
        both("stored", day, bytes, "topic", "events.verified", "store", store, "type", type);
    }

    /** Ten millionths a byte. */
    private void both(String part, LocalDate day, long bytes, String... labels) {
        put(part + "_bytes", day, bytes, labels);
        put(part + "_micros", day, bytes * 10, labels);
    }

    private void put(String metric, LocalDate day, long value, String... labels) {
        var named = new TreeMap<String, String>();
        for (int i = 0; i < labels.length; i += 2) {
            named.put(labels[i], labels[i + 1]);
        }
        cells.put(
                new CostCell("cost." + metric, day, named),
                BigDecimal.valueOf(value).setScale(4));
    }
}
