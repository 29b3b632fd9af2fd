package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.rule.Rules;
import dev.sapando.ingest.sql.ReadOnly;
import dev.sapando.ingest.testing.Shop;
import dev.sapando.ingest.testing.Visits;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract allows prices of 18 digits and a hundred thousand of each: more than the product of the two as they are stored can hold. */
class LargestOrderTest {
    private static final BigDecimal PRICE = new BigDecimal("99999999999999.9999");
    private static final int QUANTITY = 100_000;
    private static final int LINES = 3;
    private static final BigDecimal AMOUNT = PRICE.multiply(BigDecimal.valueOf((long) QUANTITY * LINES));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void what_the_contract_allows_can_be_asked_for_and_is_summed_up_with_its_day() throws Exception {
        var kafka = new Kafka();
        Event event = Visits.order("purchase", "ana", 0, "1.0000");
        event.setLines(Stream.generate(() -> new OrderLine("red-coat", QUANTITY, PRICE, null))
                .limit(LINES)
                .toList());
        assertThat(Rules.firstViolation(event, Shop.NOW)).isEmpty();
        kafka.append(event, Shop.NOW);
        var clock = new HandClock(Shop.NOW);
        try (var rig = new ArchiveRig(archive(), kafka, Disk.REAL, clock, Map.of())) {
            rig.archive();
            assertEverywhere();
            clock.pass(Duration.ofDays(7));
            rig.step();
            rig.keepHouse();
            clock.pass(Duration.ofSeconds(1));
            rig.keepHouse();
        }
        assertThat(ManifestFile.read(archive()).orElseThrow().sums()).isNotEqualTo(Sums.none());
        assertEverywhere();
    }

    private void assertEverywhere() throws Exception {
        assertThat(asked("SELECT amount FROM orders")).containsExactly(AMOUNT);
        assertThat(asked("SELECT sum(amount) FROM order_lines")).containsExactly(AMOUNT);
        assertThat(asked("SELECT numerator FROM daily_metrics WHERE metric = 'gross'"))
                .containsExactly(AMOUNT);
    }

    private List<BigDecimal> asked(String sql) throws Exception {
        var found = new ArrayList<BigDecimal>();
        try (var reader = ReadOnly.over(archive(), 256_000_000)) {
            reader.ask(sql, rows -> {
                while (rows.next()) {
                    found.add(rows.getBigDecimal(1));
                }
            });
        }
        return found;
    }

    private Path archive() {
        return folder.resolve("archive");
    }
}
