package dev.sapando.demo.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sapando.demo.exact.Comparison;
import dev.sapando.demo.report.Ledger;
import dev.sapando.demo.report.Row;
import dev.sapando.monitoring.reference.Calendar;
import dev.sapando.monitoring.reference.Span;
import dev.sapando.monitoring.reference.WholeStory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month of real invoices, dirt included, through a stack that is restarted among them: what is verified and what it is worth, to the penny. */
class OnlineRetailReplayTest {
    private static final Span DECEMBER = new Span(LocalDate.parse("2010-12-01"), LocalDate.parse("2010-12-31"));
    private static final String MIDDLE = "2010-12-09T12:00:00Z";
    private static final String MONTH = "from=2010-12-01&until=2010-12-31";

    @Test
    void decembers_invoices_are_verified_once_each_and_worth_what_the_file_says(@TempDir Path data) throws Exception {
        Path file = RealData.require("online-retail/online_retail_2010-12.csv");
        WholesaleBooks books = WholesaleBooks.read(file);
        assertThat(books.lines()).isEqualTo(42_481);
        long events = books.events();
        System.out.println("December 2010: " + books.articleLines() + " of " + books.lines()
                + " lines are sales or cancellations of"
                + " articles, in " + events + " events: " + books.orders() + " orders of " + books.sold()
                + " GBP, less "
                + books.takenBack() + " GBP");

        try (var stack = RunningStack.on(data)) {
            stack.replay(replayed(file, "--until", MIDDLE, "--settle-for", "10ms"));
            stack.restart();
            assertThat(stack.replay(replayed(file, "--from", MIDDLE))).isZero();
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> assertThat(stack.ledger())
                    .isEqualTo(new Ledger(events, 0, events, 0, 0)));
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
                assertThat(money(stack, "gross")).isEqualByComparingTo(books.sold());
                assertThat(money(stack, "refunded")).isEqualByComparingTo(books.takenBack());
                assertThat(money(stack, "net"))
                        .isEqualByComparingTo(books.sold().subtract(books.takenBack()));
                assertThat(money(stack, "orders")).isEqualByComparingTo(BigDecimal.valueOf(books.orders()));
            });
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> everyVariant(stack, books));
            orders(stack, "in", books.orders(), books.sold());
            orders(stack, "out", books.orders() - books.freeOrders(), books.sold());
            customers(stack, "in", books.buyers());
            customers(stack, "out", books.buyersWithoutFreeInvoices());

            assertThat(stack.replay(replayed(file))).isZero();
            assertThat(stack.ledger()).isEqualTo(new Ledger(2 * events, 0, events, events, 0));
            everyVariant(stack, books);
        }
    }

    private static String[] replayed(Path file, String... options) {
        return Stream.of(
                        Stream.of("--allow-rejected", "--format", "online-retail"),
                        Stream.of(options),
                        Stream.of(file.toString()))
                .flatMap(Function.identity())
                .toArray(String[]::new);
    }

    /** Cancellations as activity or not, orders for nothing in or out, by day, week and month, of visitors and of customers. */
    private static void everyVariant(RunningStack stack, WholesaleBooks books) throws Exception {
        var calendar = new Calendar(ZoneOffset.UTC, DayOfWeek.MONDAY);
        var story = new WholeStory(books.deeds(), List.of(), List.of(), calendar);
        var comparison = new Comparison(story, DECEMBER, List.of("channel"));
        int lines = comparison.ofAnswers(stack.answered());
        int rows = comparison.ofArchive(stack.archived());
        System.out.println(lines + " lines of answers and " + rows + " of SQL are those of the invoices");
    }

    /** How many invoices there are, and what one is worth. */
    private static void orders(RunningStack stack, String free, long orders, BigDecimal sold) {
        String asked = "revenue?free_orders=" + free + "&" + MONTH;
        BigDecimal average = sold.divide(BigDecimal.valueOf(orders), 2, RoundingMode.HALF_UP);
        System.out.println("free orders " + free + ": " + orders + " orders of " + average + " GBP on average");
        assertThat(sum(stack, asked, "orders", Row::numerator)).isEqualByComparingTo(BigDecimal.valueOf(orders));
        assertThat(sum(stack, asked, "average_order", Row::numerator)
                        .divide(sum(stack, asked, "average_order", Row::denominator), 2, RoundingMode.HALF_UP))
                .isEqualByComparingTo(average);
    }

    /** Who bought, and who did on more than one day, counted from the invoices themselves. */
    private static void customers(RunningStack stack, String free, Map<String, Set<LocalDate>> buyers)
            throws Exception {
        long again = buyers.values().stream().filter(days -> days.size() > 1).count();
        System.out.println(
                "free orders " + free + ": " + again + " of " + buyers.size() + " customers are repeat customers");
        String asked = "free_orders=" + free + "&" + MONTH;
        assertThat(stack.answered().sheet("repeat-purchase?" + asked).lines())
                .isEqualTo(Map.of(DECEMBER + " {}", again + " of " + buyers.size()));
        assertThat(stack.answered()
                        .sheet("retention?unit=customer&basis=first-purchase&period=month&" + asked)
                        .lines())
                .isEqualTo(Map.of(DECEMBER + " {distance=0}", buyers.size() + " of " + buyers.size() + ", not told"));
    }

    private static BigDecimal money(RunningStack stack, String part) {
        return sum(stack, "revenue?" + MONTH, part, Row::numerator);
    }

    private static BigDecimal sum(
            RunningStack stack, String asked, String part, Function<Row, Optional<BigDecimal>> number) {
        return stack.rows(asked).stream()
                .filter(row -> part.equals(row.labels().get("part")))
                .filter(row -> "GBP".equals(row.labels().get("currency")))
                .map(number)
                .map(Optional::orElseThrow)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
