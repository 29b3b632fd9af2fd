package dev.sapando.ingest.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Bytes and money of one measured moment, to the last digit. */
class LedgerTest {
    private static final LocalDate TODAY = LocalDate.parse("2024-03-01");
    private static final Assumptions PRICES = new Assumptions(
            3, TODAY, "EUR", new BigDecimal("0.10"), new BigDecimal("0.025"), new BigDecimal("0.01"), 30);
    private static final String EVENTS = "events.verified";
    /** 3,000,000,000 bytes on two replicas; one copy of each partition is 1,000,000,000 and 500,000,000. */
    private static final TopicBytes BYTES = new TopicBytes(
            EVENTS,
            3_000_000_000L,
            List.of(
                    new PartitionBytes(0, 1_000_000_000L, 100, 1_100, 600, 900),
                    new PartitionBytes(1, 500_000_000L, 0, 500, 0, 250)));

    private static final DeclaredReader FEATURES = reader("features", "type", "visitorId");
    private static final DeclaredReader SERVING = reader("serving", "type", "itemId");

    @Test
    void what_is_stored_is_paid_by_the_day_and_nothing_is_lost_between_types() {
        var cells = ledger();

        assertThat(cell(cells, "stored_bytes", "store", "kafka", "topic", EVENTS, "type", "product_view"))
                .isEqualByComparingTo("2000000000");
        assertThat(cell(cells, "stored_bytes", "store", "kafka", "topic", EVENTS, "type", "purchase"))
                .isEqualByComparingTo("1000000000");
        // 2 GB at 0.10 a month of 30 days: 0.00666… a day, in millionths.
        assertThat(cell(
                        cells,
                        "stored_micros",
                        "store",
                        "kafka",
                        "topic",
                        EVENTS,
                        "type",
                        "product_view",
                        "currency",
                        "EUR"))
                .isEqualByComparingTo("6666.6667");
        assertThat(cell(cells, "stored_micros", "store", "archive", "topic", EVENTS, "type", "", "currency", "EUR"))
                .isEqualByComparingTo("333.3333");
        assertThat(cell(cells, "stored_bytes", "store", "kafka", "topic", "internal", "type", ""))
                .isEqualByComparingTo("77");
    }

    @Test
    void what_a_group_has_read_is_moved_once_on_the_day_it_arrived() {
        var cells = ledger();

        // Partition 0, today: offsets 900 to 1,000 of 1,000 held; partition 1: 250 to 300 of 500.
        assertThat(cell(cells, "moved_bytes", "topic", EVENTS, "consumer", "features"))
                .isEqualByComparingTo("150000000");
        assertThat(cell(cells, "moved_micros", "topic", EVENTS, "consumer", "features", "currency", "EUR"))
                .isEqualByComparingTo("1500");
        // Yesterday: 600 to 900, and 0 to 250.
        assertThat(cells.get(new CostCell(
                        "cost.moved_bytes",
                        TODAY.minusDays(1),
                        new TreeMap<>(Map.of("topic", EVENTS, "consumer", "features")))))
                .isEqualByComparingTo("550000000");
    }

    @Test
    void a_reader_without_a_group_has_read_everything_that_arrived() {
        assertThat(cell(ledger(), "moved_bytes", "topic", EVENTS, "consumer", "serving"))
                .isEqualByComparingTo("450000000");
    }

    @Test
    void a_field_that_no_reader_declares_is_the_part_of_the_disk_it_is_of_the_records() {
        var cells = ledger();

        assertThat(cell(cells, "unread_bytes", "topic", EVENTS, "field", "userAgent"))
                .isEqualByComparingTo("750000000");
        assertThat(cell(cells, "unread_micros", "topic", EVENTS, "field", "userAgent", "currency", "EUR"))
                .isEqualByComparingTo("2500");
        assertThat(cells.keySet().stream()
                        .filter(cell -> cell.metric().equals("cost.unread_bytes"))
                        .map(cell -> cell.labels().get("field")))
                .containsExactly("userAgent");
    }

    @Test
    void every_day_says_by_which_prices_it_was_reckoned() {
        assertThat(cell(ledger(), "assumptions")).isEqualByComparingTo("3");
    }

    @Test
    void shares_that_do_not_divide_add_up_to_the_whole() {
        assertThat(Apportioned.among(Map.of("a", 1L, "b", 1L, "c", 1L), 100))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of("a", 34L, "b", 33L, "c", 33L)));
        assertThat(Apportioned.among(Map.of(), 100)).containsExactlyEntriesOf(new TreeMap<>(Map.of("", 100L)));
    }

    @Test
    void an_empty_partition_moved_nothing() {
        assertThat(new PartitionBytes(0, 0, 7, 7, 7, 7).between(0, 100)).isZero();
    }

    private static Map<CostCell, BigDecimal> ledger() {
        var sample = new Sample(
                10,
                new TreeMap<>(Map.of("product_view", 800L, "purchase", 400L)),
                new TreeMap<>(Map.of("type", 200L, "visitorId", 300L, "itemId", 100L, "userAgent", 300L, "query", 0L)));
        return Ledger.of(
                new Measured(
                        TODAY,
                        List.of(BYTES),
                        77,
                        Map.of(EVENTS, sample),
                        List.of(
                                new Reading(FEATURES, Map.of(0, 1_000L, 1, 300L)),
                                new Reading(SERVING, Map.of(0, 1_100L, 1, 500L))),
                        List.of(new Archived(EVENTS, 400_000_000L))),
                PRICES);
    }

    private static BigDecimal cell(Map<CostCell, BigDecimal> cells, String metric, String... labels) {
        var named = new TreeMap<String, String>();
        for (int i = 0; i < labels.length; i += 2) {
            named.put(labels[i], labels[i + 1]);
        }
        return Objects.requireNonNull(cells.get(new CostCell("cost." + metric, TODAY, named)), metric);
    }

    private static DeclaredReader reader(String name, String... fields) {
        return new DeclaredReader(EVENTS, name, "dev.sapando." + name, Optional.empty(), List.of(fields));
    }
}
