package dev.sapando.demo.real;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.report.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three months of a shop's paths, some of them written twice, through the whole stack. */
class RetentioneeringReplayTest {
    private static final Map<String, String> MONTHS = Map.of(
            "2024-01", "from=2024-01-01&until=2024-01-31",
            "2024-02", "from=2024-02-01&until=2024-02-29",
            "2024-03", "from=2024-03-01&until=2024-03-31");
    private static final String ALL = "from=2024-01-01&until=2024-03-31";
    private static final int SESSION = 1;
    private static final int EVENT = 2;
    private static final int TIME = 3;

    @Test
    void every_path_counts_once_by_month_and_by_step(@TempDir Path data) throws Exception {
        Path file = RealData.require("retentioneering-ecom/ecom_2024-01_to_03.csv");
        List<String> lines = lines(file);
        List<String[]> events =
                new LinkedHashSet<>(lines).stream().map(line -> line.split(",")).toList();
        long twice = lines.size() - events.size();
        assertThat(List.of(lines.size(), (int) twice)).containsExactly(7_035, 7);

        try (var stack = RunningStack.on(data)) {
            assertThat(stack.replay("--format", "retentioneering", file.toString()))
                    .isZero();
            assertThat(stack.ledger()).isEqualTo(new Ledger(lines.size(), 0, events.size(), twice, 0));
            Map<String, Long> sessions = sessionsByMonth(events);
            stack.settle(
                    ALL, sessions.values().stream().mapToLong(Long::longValue).sum(), List.of());
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
                assertThat(sessions)
                        .allSatisfy((month, count) -> assertThat(stack.sessions(MONTHS.getOrDefault(month, ALL)))
                                .isEqualTo(count));
                assertThat(sessionsWith(stack, "view")).isEqualTo(sessionsWith(events, "product_view"));
                assertThat(sessionsWith(stack, "purchase")).isEqualTo(sessionsWith(events, "purchase"));
            });

            assertThat(stack.replay("--format", "retentioneering", file.toString()))
                    .isZero();
            assertThat(stack.ledger())
                    .isEqualTo(new Ledger(2L * lines.size(), 0, events.size(), twice + lines.size(), 0));
        }
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> all = Files.readAllLines(file);
        return all.subList(1, all.size());
    }

    /** A session belongs to the month of its first event. */
    private static Map<String, Long> sessionsByMonth(List<String[]> events) {
        Map<String, String> begun = events.stream()
                .collect(Collectors.toMap(e -> e[SESSION], e -> e[TIME], (a, b) -> a.compareTo(b) <= 0 ? a : b));
        return begun.values().stream().collect(groupingBy(time -> time.substring(0, 7), TreeMap::new, counting()));
    }

    private static long sessionsWith(List<String[]> events, String happened) {
        return events.stream()
                .filter(event -> event[EVENT].equals(happened))
                .map(event -> event[SESSION])
                .distinct()
                .count();
    }

    private static long sessionsWith(RunningStack stack, String step) {
        return stack.rows("funnel?" + ALL).stream()
                .filter(row -> step.equals(row.labels().get("step")))
                .mapToLong(row -> row.numerator().orElseThrow().longValueExact())
                .sum();
    }
}
