package dev.sapando.demo.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.report.MetricsApi;
import dev.sapando.demo.report.Row;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import dev.sapando.ingest.erase.EraseCommand;
import dev.sapando.ops.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The promise of the README's table, with limits of seconds instead of days, on the whole stack and on every byte it keeps. */
class ErasureEverywhereTest {
    private static final String MARKED = "ana-b1946ac92492d2347c6235b4d2611184";
    private static final String BACK = "eva-591785b794601e212b260e25925636fd";
    private static final int OTHERS = 6;
    private static final Duration CLEANING = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** What the answer to an erasure promises ({@code goneBy}); it takes a few hundredths of that. */
    private static final Duration GONE_FROM_SERVING = Duration.ofSeconds(5);

    private static final Duration CLEANED = Duration.ofMinutes(5);
    private static final String MARCH = "from=2024-03-01&until=2024-03-31";
    private static final List<String> METRICS = List.of(
            "session-conversion?by=channel&",
            "funnel?",
            "revenue?",
            "money?by=category&",
            "retention?",
            "time-to-return?",
            "first-purchase-conversion?",
            "recommendations?",
            "effect?",
            "bots?");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Test
    void an_erased_visitor_is_gone_from_numbers_answers_and_every_byte_and_nobody_else_is() throws Exception {
        Workplace workplace = Workplace.of(Optional.of(data));
        var settings = new HashMap<>(FreePorts.settings());
        settings.put("ERASURE_CLEANING", CLEANING.toSeconds() + "s");
        settings.put("ARCHIVE_FLUSH_INTERVAL", "1s");
        settings.put("ARCHIVE_MERGE_INTERVAL", "1s");
        settings.put("ARCHIVE_READER_GRACE", "0ms");
        try (var stack = new Stack(StackSettings.from(Settings.of(settings), workplace), workplace)) {
            stack.start();
            try (var shop = new HttpPipeline(stack.collector(), stack.serving(), "shop")) {
                story(stack, shop);
            }
        }
        assertThat(new StoredBytes(data).holding(MARKED))
                .as("nor is there anything in memory that a stop writes down")
                .isEmpty();
    }

    private void story(Stack stack, HttpPipeline shop) throws Exception {
        var metrics = new MetricsApi(stack.monitoring());
        var stored = new StoredBytes(data);
        List<Customer> others = others(shop);
        others.forEach(customer -> customer.visit(0));
        others.forEach(customer -> customer.visit(3));
        awaitOrders(metrics, 2L * OTHERS);
        Map<String, List<Row>> without = numbers(metrics);

        var ana = new Customer(MARKED, shop);
        ana.visit(0);
        ana.visit(3);
        awaitOrders(metrics, 2L * OTHERS + 2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(stored.holding(MARKED))
                .as("kept at all, in Kafka and in the archive")
                .anyMatch(file -> file.startsWith("archive"))
                .anyMatch(file -> file.toString().contains("events.verified"))
                .anyMatch(file -> file.toString().contains("visitor-histories-changelog"))
                .anyMatch(file -> file.toString().contains("visitor-sales-changelog"))
                .anyMatch(file -> file.toString().contains("features.sessions")));
        assertThat(numbers(metrics)).isNotEqualTo(without);

        erase(stack, MARKED);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(numbers(metrics)).isEqualTo(without));
        comesBackNew(stack, shop);
        forgetEventsWithinSeconds(stack);
        var day = new AtomicInteger(4);
        await().atMost(CLEANED).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            // A segment is closed by the next record: a shop that is open always has one.
            others.forEach(customer -> customer.visit(day.get()));
            day.set(4 + (day.get() - 3) % 20);
            assertThat(stored.holding(MARKED)).isEmpty();
        });
        assertThat(stored.holding("ben-0")).as("nobody else is gone").anyMatch(file -> file.startsWith("archive"));
    }

    /** What was bought is kept back; after the erasure it is offered as to anybody else. */
    private static void comesBackNew(Stack stack, HttpPipeline shop) {
        var eva = new Customer(BACK, shop);
        eva.visit(2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(eva.asked(2)).contains("hat").doesNotContain("coat"));

        erase(stack, BACK);

        long asked = System.nanoTime();
        await().atMost(GONE_FROM_SERVING)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(eva.asked(2)).contains("coat", "hat"));
        System.out.printf(
                "gone from serving %d ms after the erasure was answered%n",
                Duration.ofNanos(System.nanoTime() - asked).toMillis());
    }

    private static void erase(Stack stack, String visitor) {
        int status = new CommandLine(new EraseCommand())
                .execute(visitor, "--to", stack.collector().toString());
        assertThat(status).isZero();
    }

    private static List<Customer> others(HttpPipeline shop) {
        var others = new ArrayList<Customer>();
        for (int i = 0; i < OTHERS; i++) {
            others.add(new Customer("ben-" + i, shop));
        }
        return others;
    }

    private static void awaitOrders(MetricsApi metrics, long orders) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(sum(metrics.rows("revenue?" + MARCH), "part", "orders")).isEqualTo(orders);
            assertThat(sum(metrics.rows("recommendations?" + MARCH), "part", "served_lists"))
                    .isEqualTo(orders);
            assertThat(sum(metrics.rows("recommendations?" + MARCH), "part", "bought"))
                    .isEqualTo(orders);
            assertThat(sum(metrics.rows("funnel?" + MARCH), "step", "purchase")).isEqualTo(orders);
            // The visit and, two hours later, the one that the client gave no name.
            assertThat(sum(metrics.rows("funnel?" + MARCH), "step", "cart")).isEqualTo(orders);
        });
    }

    private static long sum(List<Row> rows, String label, String value) {
        return rows.stream()
                .filter(row -> value.equals(row.labels().get(label)))
                .mapToLong(row -> row.numerator().orElseThrow().longValueExact())
                .sum();
    }

    private static Map<String, List<Row>> numbers(MetricsApi metrics) {
        var numbers = new TreeMap<String, List<Row>>();
        METRICS.forEach(metric -> numbers.put(metric, metrics.rows(metric + MARCH)));
        return numbers;
    }

    /** Their days are an operator's choice: here they are seconds. */
    private static void forgetEventsWithinSeconds(Stack stack) throws ExecutionException, InterruptedException {
        Collection<AlterConfigOp> seconds = List.of(
                new AlterConfigOp(new ConfigEntry("retention.ms", "2000"), OpType.SET),
                new AlterConfigOp(new ConfigEntry("segment.ms", "2000"), OpType.SET));
        var all = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        for (Topic<?, ?> topic : Topics.all()) {
            if (!topic.kept().compacted()) {
                all.put(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()), seconds);
            }
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            admin.incrementalAlterConfigs(all).all().get();
        }
    }
}
