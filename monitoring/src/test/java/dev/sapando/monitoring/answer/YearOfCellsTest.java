package dev.sapando.monitoring.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.Asking;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.people.People;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A year of a shop with a million customers, as its sums are kept: what they take, and how long a question to all of them. */
class YearOfCellsTest {
    private static final int DAYS = 365;
    private static final int DISTANCES = 31;
    private static final int ITEMS = 20_000;
    /** Measured, after as many to warm up. */
    private static final int TIMES = 20;

    private static final int ITEMS_A_DAY = 500;
    private static final int PLACES = 20;
    private static final LocalDate TODAY = LocalDate.parse("2024-03-15");
    private static final Range YEAR = new Range(TODAY.minusDays(DAYS - 1), TODAY);

    private final Cells cells = new Cells();
    private final Random random = new Random(7);
    private int count;

    @Test
    void a_year_of_daily_sums_fits_and_is_asked_in_a_moment() {
        long before = used();
        put("newest.event", "now", 1_710_504_000_000L, "partition", "0");
        for (LocalDate day = YEAR.from(); !day.isAfter(TODAY); day = day.plusDays(1)) {
            day(day.toString());
            for (int distance = 0; distance < DISTANCES; distance++) {
                put("retention", day + "+" + distance, 100, "arm", "control");
            }
        }
        long sums = used() - before;
        System.out.printf("%d cells: %d MB%n", count, sums >> 20);
        assertThat(sums / count).as("bytes a cell").isLessThan(300);
        Answers answers = Asking.at(Instant.parse("2024-03-15T12:00:00Z"), cells, new People());
        for (String metric : List.of(
                "session-conversion",
                "funnel",
                "revenue",
                "retention",
                "time-to-return",
                "first-purchase-conversion")) {
            time(answers, metric, Optional.empty());
        }
        time(answers, "session-conversion", Optional.of("channel"));
        time(answers, "recommendations", Optional.empty());
        time(answers, "recommendations", Optional.of("position"));
        before = used();
        int others = count;
        for (LocalDate day = YEAR.from(); !day.isAfter(TODAY); day = day.plusDays(1)) {
            for (int i = 0; i < ITEMS_A_DAY; i++) {
                String item = "item-" + random.nextInt(ITEMS);
                put("sales.gross", day.toString(), 1 + i, "item", item, "currency", "EUR");
            }
        }
        long sales = used() - before;
        System.out.printf("%d cells of sales: %d MB%n", count - others, sales >> 20);
        assertThat(sales / (count - others)).as("bytes a cell of sales").isLessThan(300);
        time(answers, "money", Optional.empty());
        time(answers, "money", Optional.of("category"));
    }

    private void day(String day) {
        for (String channel : List.of("email", "search", "social", "affiliate", "direct", "none")) {
            for (String arm : List.of("control", "treatment")) {
                for (String family : List.of("", ".new", ".prospects", ".first_purchase")) {
                    put("visitors" + family, day, 1_000, "channel", channel, "arm", arm);
                }
                for (String platform : List.of("desktop", "mobile", "app", "none")) {
                    for (String step : List.of("", ".view", ".cart", ".checkout", ".purchase")) {
                        put("sessions" + step, day, 500, "channel", channel, "platform", platform, "arm", arm);
                    }
                }
            }
        }
        for (String arm : List.of("control", "treatment")) {
            for (String currency : List.of("EUR", "GBP", "CHF")) {
                for (String part : List.of("gross", "refunded", "orders")) {
                    put("revenue." + part, day, 12_345, "currency", currency, "arm", arm);
                }
            }
            lists(day, arm);
            for (int gap = 1; gap < 30; gap++) {
                put("returns.gap", day, 30 - gap, "population", "customers", "arm", arm, "days", String.valueOf(gap));
            }
        }
    }

    private void lists(String day, String arm) {
        Recommendations.PARTS.values().forEach(metric -> {
            for (String placement : List.of("home", "product", "basket")) {
                put(metric, day, 99, "arm", arm, "release", "main", "placement", placement);
            }
        });
        for (String part : List.of("served", "seen", "clicked", "carted", "bought", "returned")) {
            for (int place = 0; place < PLACES; place++) {
                String position = String.valueOf(place);
                put("recommendations.places." + part, day, 9, "arm", arm, "release", "main", "position", position);
            }
        }
    }

    private void put(String metric, String period, long value, String... labels) {
        cells.put(Cell.of(metric, period, labels), BigDecimal.valueOf(value));
        count++;
    }

    private static void time(Answers answers, String metric, Optional<String> by) {
        var times = new ArrayList<Long>();
        for (int i = 0; i < 2 * TIMES; i++) {
            long begin = System.nanoTime();
            assertThat(answers.answer(metric, Optional.of(YEAR), by).rows()).isNotEmpty();
            times.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
        }
        times.subList(0, TIMES).clear();
        times.sort(null);
        System.out.printf("%s %s: median %d ms%n", metric, by.orElse(""), times.get(times.size() / 2));
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
