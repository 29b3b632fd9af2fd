package dev.sapando.demo.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.report.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month of real invoices, dirt included, through the whole stack: what is verified and what it is worth, to the penny. */
class OnlineRetailReplayTest {
    private static final String MONTH = "from=2010-12-01&until=2010-12-31";

    @Test
    void decembers_invoices_are_verified_once_each_and_worth_what_the_file_says(@TempDir Path data) throws Exception {
        Path file = RealData.require("online-retail/online_retail_2010-12.csv");
        WholesaleBooks books = WholesaleBooks.read(file);
        assertThat(books.lines()).isEqualTo(42_481);
        long events = books.purchases() + books.refunds();
        System.out.println("December 2010: " + books.articleLines() + " of " + books.lines()
                + " lines are sales or cancellations of"
                + " articles, in " + books.purchases() + " purchases of " + books.sold() + " GBP and " + books.refunds()
                + " refunds of " + books.takenBack() + " GBP");

        try (var stack = RunningStack.on(data)) {
            assertThat(stack.replay("--allow-rejected", "--format", "online-retail", file.toString()))
                    .isZero();
            assertThat(stack.ledger()).isEqualTo(new Ledger(events, 0, events, 0, 0));
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
                assertThat(money(stack, "gross")).isEqualByComparingTo(books.sold());
                assertThat(money(stack, "refunded")).isEqualByComparingTo(books.takenBack());
                assertThat(money(stack, "orders")).isEqualByComparingTo(BigDecimal.valueOf(books.purchases()));
            });

            assertThat(stack.replay("--allow-rejected", "--format", "online-retail", file.toString()))
                    .isZero();
            assertThat(stack.ledger()).isEqualTo(new Ledger(2 * events, 0, events, events, 0));
            assertThat(money(stack, "gross")).isEqualByComparingTo(books.sold());
        }
    }

    private static BigDecimal money(RunningStack stack, String part) {
        return stack.rows("revenue?" + MONTH).stream()
                .filter(row -> part.equals(row.labels().get("part")))
                .filter(row -> "GBP".equals(row.labels().get("currency")))
                .map(Row::numerator)
                .map(numerator -> numerator.orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
