package dev.sapando.demo.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.report.Row;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.ingest.sql.Questions;
import dev.sapando.ingest.sql.ReadOnly;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Did retention change, which the archive and monitoring answer, and what is it worth, which monitoring answers: of the same days and the
 * same customers, in a shop far from UTC whose browsers are used by several people.
 */
class OneRetentionTest {
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final int WINDOW = 14;
    private static final double POINT_OF_A_MONTH = 0.01 * 30 / WINDOW;

    /** What those ordered in the week after their first purchase who became customers from one day to another. */
    private static final String ORDERED = """
            WITH paid AS (
              SELECT person, day, amount FROM orders JOIN persons USING (visitor_id, day) WHERE type = 'purchase'
            ), customers AS (
              SELECT person, min(day) AS first FROM paid GROUP BY person
            )
            SELECT coalesce(sum(amount), 0) FROM paid JOIN customers USING (person)
            WHERE first BETWEEN DATE '%s' AND DATE '%s' AND day BETWEEN first + 1 AND first + 7""";

    private record Window(LocalDate from, LocalDate until, Map<String, Integer> customers, int cameAgain) {}

    @Test
    void what_changed_and_what_it_is_worth_are_of_the_same_customers(@TempDir Path folder) throws Exception {
        Workplace workplace = Workplace.of(Optional.of(folder));
        var settings = new HashMap<>(FreePorts.settings());
        settings.put("ARCHIVE_FLUSH_INTERVAL", "1s");
        settings.put("BUSINESS_TIME_ZONE", AUCKLAND.getId());
        try (var stack = new Stack(StackSettings.from(Settings.of(settings), workplace), workplace)) {
            stack.start();
            List<String> events = SharedBrowsers.events();
            try (var pipeline = new HttpPipeline(stack.collector(), stack.serving(), "test")) {
                pipeline.send(events);
            }
            var metrics = new MetricsApi(stack.monitoring());
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
                assertThat(number(workplace, "SELECT count(*) FROM events")).isEqualTo(events.size());
                for (String which : List.of("before", "last")) {
                    holdAgainstEachOther(workplace, metrics, which);
                }
                assertThat(changes(metrics)).hasSizeGreaterThan(3).isEqualTo(changes(workplace));
            });
        }
    }

    private static void holdAgainstEachOther(Workplace workplace, MetricsApi metrics, String which) throws Exception {
        Window window = window(workplace, which);
        String range = "from=" + window.from() + "&until=" + window.until();
        List<Row> money = metrics.rows("money?" + range);
        double margin = value(money, "margin_after_refunds") / value(money, "gross_revenue");
        double ordered = number(workplace, ORDERED.formatted(window.from(), window.until()));
        double each = POINT_OF_A_MONTH * margin * ordered / window.cameAgain();
        var expected = new TreeMap<String, Double>();
        window.customers().forEach((channel, customers) -> expected.put(channel, each * customers));

        var told = new TreeMap<String, Double>();
        told.put("all", estimate(money).orElseThrow());
        for (Row row : metrics.rows("money?by=channel&" + range)) {
            estimate(List.of(row)).ifPresent(worth -> told.put(channel(row), worth));
        }
        assertThat(told.keySet()).hasSizeGreaterThan(3).isEqualTo(expected.keySet());
        told.forEach((channel, worth) ->
                assertThat(worth).as(which + " " + channel).isCloseTo(expected.get(channel), within(1e-6 * worth)));
    }

    private static Window window(Workplace workplace, String which) throws Exception {
        String suffix = which.equals("last") ? "_last" : "";
        var customers = new TreeMap<String, Integer>();
        var again = new TreeMap<String, Integer>();
        var days = new TreeMap<String, String>();
        ask(
                workplace,
                "SELECT channel, " + which + ", customers" + suffix + ", percent" + suffix + " FROM ("
                        + Questions.sql("retention-change") + "\n)",
                rows -> {
                    while (rows.next()) {
                        String channel = rows.getString(1);
                        Optional.ofNullable(rows.getString(2)).ifPresent(span -> days.put(channel, span));
                        customers.put(channel, rows.getInt(3));
                        again.put(channel, (int) Math.round(rows.getDouble(4) * rows.getInt(3) / 100));
                    }
                });
        customers.values().removeIf(count -> count == 0); // a channel that brought customers in the other window only
        LocalDate end =
                LocalDate.ofInstant(SharedBrowsers.NEWEST, AUCKLAND).minusDays(which.equals("last") ? 8 : 8 + WINDOW);
        LocalDate begin = end.minusDays(WINDOW - 1L);
        assertThat(days.values()).allSatisfy(span -> assertThat(span).isBetween(begin + "/", end + "/~"));
        return new Window(begin, end, customers, again.getOrDefault("all", 0));
    }

    private static Optional<Double> estimate(List<Row> rows) {
        return rows.stream()
                .filter(row ->
                        "worth_of_week_retention_point".equals(row.labels().get("part")))
                .filter(row -> "estimate".equals(row.labels().get("bound")))
                .findFirst()
                .flatMap(Row::value);
    }

    /** By channel: low, estimate and high in points, as both round them. */
    private static Map<String, List<String>> changes(MetricsApi metrics) throws Exception {
        var changes = new TreeMap<String, List<String>>();
        for (Row row : metrics.rows("money?by=channel")) {
            if (row.is("part", "week_retention_change_points")) {
                changes.computeIfAbsent(channel(row), unknown -> new ArrayList<>())
                        .add(rounded(row.value()));
            }
        }
        return changes;
    }

    private static Map<String, List<String>> changes(Workplace workplace) throws Exception {
        var changes = new TreeMap<String, List<String>>();
        ask(
                workplace,
                "SELECT channel, points_low_95, points, points_high_95 FROM (" + Questions.sql("retention-change")
                        + "\n)",
                rows -> {
                    while (rows.next()) {
                        var points = new ArrayList<String>();
                        for (int column = 2; column <= 4; column++) {
                            double told = rows.getDouble(column);
                            points.add(rounded(rows.wasNull() ? Optional.empty() : Optional.of(told)));
                        }
                        changes.put(rows.getString(1), points);
                    }
                });
        return changes;
    }

    private static String rounded(Optional<Double> points) {
        return points.map(told -> String.format(Locale.ROOT, "%.1f", told)).orElse("not told");
    }

    private static String channel(Row row) {
        return row.labels().getOrDefault("channel", "all");
    }

    private static double value(List<Row> rows, String part) {
        return rows.stream()
                .filter(row -> part.equals(row.labels().get("part")))
                .findFirst()
                .flatMap(Row::value)
                .orElseThrow();
    }

    private static double number(Workplace workplace, String question) throws Exception {
        var found = new double[1];
        ask(workplace, question, rows -> {
            rows.next();
            found[0] = rows.getDouble(1);
        });
        return found[0];
    }

    private static void ask(Workplace workplace, String question, ReadOnly.Answer answer) throws Exception {
        try (var reader = ReadOnly.over(workplace.archive(), 256_000_000, AUCKLAND)) {
            reader.ask(question, answer);
        }
    }
}
