package dev.sapando.demo.keep;

import static dev.sapando.demo.keep.ToldRows.cohorts;
import static dev.sapando.demo.keep.ToldRows.counts;
import static dev.sapando.demo.keep.ToldRows.numerators;
import static dev.sapando.demo.keep.ToldRows.parts;
import static dev.sapando.demo.keep.ToldRows.put;
import static dev.sapando.demo.keep.ToldRows.rounded;
import static dev.sapando.demo.keep.ToldRows.shares;
import static dev.sapando.demo.keep.ToldRows.steps;
import static dev.sapando.demo.keep.ToldRows.told;
import static dev.sapando.demo.keep.ToldRows.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.report.Row;
import dev.sapando.demo.shop.Dirt;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.Progress;
import dev.sapando.demo.shop.ShopSettings;
import dev.sapando.demo.shop.SimulatedShop;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.ingest.sql.Questions;
import dev.sapando.ingest.sql.ReadOnly;
import dev.sapando.ops.settings.Settings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ready questions to the archive have the answers that monitoring has streamed, number for number. */
class MetricsInSqlTest {
    private static final ShopSettings SHOP = new ShopSettings(12, 14, 1, 400, 6_000, Dirt.USUAL);
    private static final String DAILY_LISTS =
            "SELECT arm, sum(denominator) FILTER (metric = 'recommendations-seen') AS served,"
                    + " sum(numerator) FILTER (metric = 'recommendations-seen') AS seen,"
                    + " sum(numerator) FILTER (metric = 'recommendations-clicked') AS clicked"
                    + " FROM daily_metrics WHERE arm IS NOT NULL GROUP BY arm";
    private static final String POOLED =
            "SELECT sum(numerator) AS n, sum(denominator) AS d FROM daily_metrics WHERE metric = '%s'";
    private static final String[] DONE = {"served", "seen", "clicked", "carted", "bought", "returned"};
    private static final String PLACES =
            "SELECT arm, release, coalesce(CAST(%s AS VARCHAR), 'none') AS label, sum(COLUMNS(['served', 'seen', 'clicked',"
                    + " 'carted', 'bought', 'returned'])) FROM served_places WHERE visitor_id NOT IN (FROM bots) GROUP BY ALL";
    private static final String SPAN = "from=2024-02-28&until=2024-03-14";

    @Test
    void what_monitoring_answers_is_what_the_ready_questions_say(@TempDir Path folder) throws Exception {
        Workplace workplace = Workplace.of(Optional.of(folder));
        var settings = new HashMap<>(FreePorts.settings());
        settings.put("ARCHIVE_FLUSH_INTERVAL", "1s");
        try (var stack = new Stack(StackSettings.from(Settings.of(settings), workplace), workplace)) {
            stack.start();
            try (var pipeline = new HttpPipeline(stack.collector(), stack.serving(), "test");
                    var shop = new SimulatedShop(SHOP, pipeline)) {
                shop.openCatalogue();
                shop.history(Instant.parse("2024-03-14T12:00:00Z"), Progress.SILENT);
                ListBuyer.some(pipeline);
            }
            var metrics = new MetricsApi(stack.monitoring());
            await().atMost(Duration.ofMinutes(5)).ignoreExceptions().untilAsserted(() -> {
                assertThat(sql(workplace, "revenue", "day || ' ' || currency", "gross", "refunded", "net", "orders"))
                        .hasSizeGreaterThan(20)
                        .isEqualTo(parts(metrics.rows("revenue?" + SPAN), "currency"));
                assertThat(sql(
                                workplace,
                                "funnel",
                                "channel",
                                "sessions AS session",
                                "viewed AS view",
                                "carted AS cart",
                                "checked_out AS checkout",
                                "bought AS purchase",
                                "bought_without_cart AS purchase_without_cart"))
                        .hasSizeGreaterThan(6)
                        .isEqualTo(steps(metrics.rows("funnel?by=channel&" + SPAN)));
                assertThat(sql(workplace, "recommender", "arm", DONE))
                        .hasSize(12)
                        .doesNotContainValue(BigDecimal.ZERO)
                        .isEqualTo(counts(metrics.rows("recommendations?" + SPAN), List.of("arm"), DONE));
                for (String label : List.of("placement", "position")) {
                    String places = PLACES.formatted(label);
                    assertThat(asked(workplace, places, "arm || ' ' || release || ' ' || label", DONE))
                            .hasSizeGreaterThan(12)
                            .isEqualTo(counts(
                                    metrics.rows("recommendations?by=" + label + "&" + SPAN),
                                    List.of("arm", "release", label),
                                    DONE));
                }
                Map<String, BigDecimal> brought = sql(workplace, "acquisition", "channel", "new_customers");
                brought.values().removeIf(customers -> customers.signum() == 0); // of what was spent and brought nobody
                assertThat(brought)
                        .hasSizeGreaterThan(2)
                        .isEqualTo(counts(
                                metrics.rows("acquisition?by=channel&" + SPAN), List.of("channel"), "new_customers"));
                assertThat(sum(workplace, "first-purchases", "first_time_buyers"))
                        .isEqualTo(numerators(told(metrics.rows("first-purchase-conversion?" + SPAN))));
                assertThat(sum(workplace, "time-to-return", "came_back"))
                        .isEqualTo(numerators(metrics.rows("time-to-return?" + SPAN)));
                assertThat(sql(workplace, "retention", "first_day", "visitors"))
                        .isEqualTo(cohorts(metrics.rows("retention?" + SPAN)));
                assertThat(daily(workplace, "first-purchase-conversion", "day || ' ' || channel"))
                        .hasSizeGreaterThan(60)
                        .isEqualTo(shares(metrics.rows("first-purchase-conversion?by=channel&" + SPAN), "channel"));
                for (String metric : List.of("first-purchase-conversion", "retention")) {
                    List<Row> over = told(metrics.rows(metric + "?" + SPAN));
                    assertThat(asked(workplace, String.format(POOLED, metric), "'all'", "n", "d"))
                            .as("added up as the README says: what is not over is in neither sum")
                            .isEqualTo(Map.of(
                                    "all n", total(over, Row::numerator), "all d", total(over, Row::denominator)));
                }
                for (String label : List.of("channel", "platform")) {
                    assertThat(daily(workplace, "session-conversion", "day || ' ' || " + label))
                            .hasSizeGreaterThan(30)
                            .isEqualTo(shares(metrics.rows("session-conversion?by=" + label + "&" + SPAN), label));
                }
                assertThat(daily(workplace, "retention", "(day - distance) || ' ' || distance"))
                        .hasSizeGreaterThan(100)
                        .isEqualTo(shares(metrics.rows("retention?" + SPAN), "distance"));
                assertThat(asked(workplace, DAILY_LISTS, "arm", "served", "seen", "clicked"))
                        .isEqualTo(counts(
                                metrics.rows("recommendations?" + SPAN), List.of("arm"), "served", "seen", "clicked"));
            });
        }
    }

    /** Numerators of a metric's rows in {@code daily_metrics}, and what share they are, summed up by a name made of columns. */
    private static Map<String, BigDecimal> daily(Workplace workplace, String metric, String row) throws Exception {
        var found = new TreeMap<String, BigDecimal>();
        try (var reader = ReadOnly.over(workplace.archive(), 256_000_000)) {
            reader.ask(
                    "SELECT " + row
                            + ", sum(numerator), sum(numerator) / sum(denominator) FROM daily_metrics WHERE metric = '"
                            + metric + "' GROUP BY ALL",
                    rows -> {
                        while (rows.next()) {
                            put(found, rows.getString(1), rows.getBigDecimal(2));
                            put(found, rows.getString(1) + " share", rounded(rows.getDouble(3)));
                        }
                    });
        }
        return found;
    }

    /** A number for each row and column. */
    private static Map<String, BigDecimal> sql(Workplace workplace, String question, String row, String... columns)
            throws Exception {
        return asked(workplace, Questions.sql(question), row, columns);
    }

    private static Map<String, BigDecimal> asked(Workplace workplace, String question, String row, String... columns)
            throws Exception {
        var found = new TreeMap<String, BigDecimal>();
        for (String column : columns) {
            String name = column.replaceFirst(".* AS ", "");
            String asked = "SELECT " + row + ", " + column + " FROM (" + question + "\n)";
            try (var reader = ReadOnly.over(workplace.archive(), 256_000_000)) {
                reader.ask(asked, rows -> {
                    while (rows.next()) {
                        put(found, rows.getString(1) + " " + name, rows.getBigDecimal(2));
                    }
                });
            }
        }
        return found;
    }

    private static List<BigDecimal> sum(Workplace workplace, String question, String... columns) throws Exception {
        return List.copyOf(sql(
                        workplace,
                        question,
                        "''",
                        Arrays.stream(columns)
                                .map(column -> "sum(" + column + ") AS " + column)
                                .toArray(String[]::new))
                .values());
    }
}
