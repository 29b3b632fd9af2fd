package dev.sapando.monitoring.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.Asking;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.answer.Freshness;
import dev.sapando.monitoring.answer.ItemCategories;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.people.People;
import dev.sapando.ops.metrics.ServiceMetrics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    private static final Instant NOW = Instant.parse("2024-03-15T12:00:00Z");

    private final Cells cells = new Cells();
    private final ServiceMetrics metrics = new ServiceMetrics("monitoring");
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final People people = new People();
    private final Answers answers = new Answers(
            Catalogue.load(),
            cells,
            people,
            new ItemCategories(),
            new Freshness(clock, () -> OptionalDouble.of(2)),
            clock,
            Asking.SETTINGS);
    private final Exposition exposition = Exposition.ofSums(answers, metrics.registry());
    private final Exposition counted = Exposition.ofPeople(answers, metrics.registry());

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void catalogue_and_gauges_are_the_same_list() {
        assertThat(names())
                .containsExactlyInAnyOrderElementsOf(Catalogue.load().metrics().stream()
                        .flatMap(metric -> metric.prometheus().keySet().stream())
                        .toList());
    }

    @Test
    void the_readme_tells_of_every_metric_and_every_gauge() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Catalogue.load().metrics())
                .allSatisfy(metric -> assertThat(readme).contains("| `" + metric.id()));
        assertThat(names()).allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
        List<String> told = Pattern.compile("`(sapando_[a-z_]+)`")
                .matcher(readme)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(names()).containsAll(told);
    }

    @Test
    void today_and_yesterday_are_the_days_of_the_newest_event() {
        cells.put(
                Cell.of("newest.event", "now", "partition", "0"),
                BigDecimal.valueOf(Instant.parse("2024-03-10T08:00:00Z").toEpochMilli()));
        sessions("2024-03-10", 40, 10);
        sessions("2024-03-09", 50, 5);
        cells.put(Cell.of("retention", "2024-03-08+0"), BigDecimal.TEN);
        cells.put(Cell.of("retention", "2024-03-08+1"), BigDecimal.ONE);

        assertThat(scrape())
                .contains("sapando_sessions{day=\"today\",service=\"monitoring\"} 40.0")
                .contains("sapando_session_conversion_ratio{day=\"today\",service=\"monitoring\"} 0.25")
                .contains("sapando_sessions_purchased{day=\"yesterday\",service=\"monitoring\"} 5.0")
                .contains("sapando_retention_ratio{cohort=\"2\",distance=\"1\",service=\"monitoring\"} 0.1")
                .contains("sapando_stream_lag_records{service=\"monitoring\"} 2.0")
                .contains("sapando_reconciliation_unaccounted_events{service=\"monitoring\"} 0.0")
                .noneMatch(line -> line.contains("distance=\"2\""));
    }

    @Test
    void what_has_just_arrived_is_in_flight_and_what_should_be_settled_is_unaccounted() {
        cells.put(accepted("2024-03-15T11:59:00Z"), BigDecimal.valueOf(3));
        cells.put(accepted("2024-03-15T11:58:00Z"), BigDecimal.valueOf(2));

        assertThat(scrape())
                .contains("sapando_ingest_in_flight_events{service=\"monitoring\"} 3.0")
                .contains("sapando_reconciliation_unaccounted_events{service=\"monitoring\"} 2.0");
    }

    @Test
    void an_experiment_is_told_with_its_bounds_its_split_and_the_one_verdict_that_holds() {
        experiment("2024-03-01", 400);

        assertThat(scrape())
                .contains("sapando_effect_ratio{arm=\"control\",measure=\"return_rate\",service=\"monitoring\"} 0.5")
                .contains("sapando_effect_time_to_return_seconds{arm=\"control\",service=\"monitoring\"} 432000.0")
                .contains(
                        "sapando_effect_revenue_per_visitor{arm=\"control\",currency=\"EUR\",service=\"monitoring\"} 1.5")
                .anyMatch(line -> line.startsWith("sapando_effect_lift_ratio{bound=\"low\",currency=\"\","
                        + "measure=\"return_rate\",service=\"monitoring\"} -"))
                .contains("sapando_effect_treatment_ratio{service=\"monitoring\"} 0.5")
                .anyMatch(line -> line.startsWith("sapando_effect_sample_ratio_evidence{service=\"monitoring\"}"))
                .contains("sapando_effect_verdict{service=\"monitoring\",verdict=\"too_little_data\"} 1.0")
                .contains("sapando_effect_verdict{service=\"monitoring\",verdict=\"ship\"} 0.0");
    }

    /** Six measures of two arms, three bounds of their lifts, two of the split, five verdicts. */
    @Test
    void an_experiment_is_no_more_series_for_lasting_longer_or_having_more_visitors() {
        experiment("2024-03-01", 400);
        List<String> series = effect();
        for (int day = 2; day <= 9; day++) {
            experiment("2024-02-0" + day, 400_000);
        }

        assertThat(effect()).hasSameSizeAs(series).hasSizeLessThanOrEqualTo(6 * 2 + 6 * 3 + 2 + 5);
    }

    private List<String> effect() {
        return scrape().filter(line -> line.startsWith("sapando_effect")).toList();
    }

    /** Half of each arm's visitors come back, on the third day; half of them pay three euros. */
    private void experiment(String day, long visitors) {
        for (String arm : List.of("control", "treatment")) {
            cells.put(Cell.of("effect.visitors", day, "arm", arm), BigDecimal.valueOf(visitors));
            sum(day, arm, visitors / 2, "measure", "return_rate", "sum", "numerator");
            sum(day, arm, visitors / 2 * (3 + 7), "measure", "days_to_return", "sum", "numerator");
            sum(day, arm, visitors / 2 * 3, "measure", "revenue_per_visitor", "sum", "numerator", "currency", "EUR");
        }
    }

    private void sum(String day, String arm, long amount, String... labels) {
        String[] all = Stream.concat(Stream.of("arm", arm), Stream.of(labels)).toArray(String[]::new);
        cells.put(Cell.of("effect.sums", day, all), BigDecimal.valueOf(amount));
    }

    @Test
    void what_is_earned_is_told_by_part_and_what_is_not_known_not_at_all() {
        cells.put(Cell.of("sales.gross", "2024-03-15", "item", "coat", "currency", "EUR"), BigDecimal.valueOf(120));
        cells.put(Cell.of("spend", "2024-03-15", "channel", "email", "currency", "EUR"), BigDecimal.valueOf(30));

        assertThat(scrape())
                .contains("sapando_money{currency=\"EUR\",part=\"gross_revenue\",service=\"monitoring\"} 120.0")
                .contains("sapando_money{currency=\"EUR\",part=\"spend\",service=\"monitoring\"} 30.0")
                .contains("sapando_money_assumptions_info{service=\"monitoring\",version=\"1\"} 1")
                .contains("sapando_ad_spend{currency=\"EUR\",service=\"monitoring\"} 30.0")
                .noneMatch(line -> line.contains("cost_per_new_customer"))
                .noneMatch(line -> line.startsWith("sapando_money_worth"));
    }

    @Test
    void a_gauge_that_fails_shows_nothing_and_the_others_all() {
        cells.put(Cell.of("spend", "2024-03-15", "channel", "email", "currency", "EUR"), BigDecimal.valueOf(30));
        assertThat(scrape()).anyMatch(line -> line.startsWith("sapando_money{"));
        cells.put(Cell.of("sales.gross", "no day", "item", "coat", "currency", "EUR"), BigDecimal.TEN);

        assertThat(scrape())
                .noneMatch(line -> line.startsWith("sapando_money{"))
                .anyMatch(line -> line.startsWith("sapando_ad_spend{"))
                .anyMatch(line -> line.startsWith("sapando_stream_lag_records{"));
    }

    @Test
    void numbers_that_are_gone_leave_no_gauge_behind() {
        sessions("2024-03-15", 40, 10);
        assertThat(scrape()).anyMatch(line -> line.startsWith("sapando_sessions{"));

        sessions("2024-03-15", 0, 0);

        assertThat(scrape()).noneMatch(line -> line.startsWith("sapando_sessions{"));
    }

    /** A series that were taken away and put back would be missing from some scrapes, and twice in others, which fails them. */
    @Test
    void a_scrape_beside_a_refresh_meets_every_series_once() throws InterruptedException {
        sessions("2024-03-15", 40, 10);
        exposition.refresh();
        var stop = new AtomicBoolean();
        var refreshing = new Thread(() -> {
            while (!stop.get()) {
                exposition.refresh();
            }
        });
        refreshing.start();
        try {
            for (int i = 0; i < 300; i++) {
                assertThat(metrics.scrape(metrics.format(null))
                                .lines()
                                .filter(line -> line.startsWith("sapando_stream_lag_records{")))
                        .hasSize(1);
            }
        } finally {
            stop.set(true);
            refreshing.join();
        }
    }

    private static Cell accepted(String minute) {
        return Cell.of("ingest.accepted", minute, "type", "page_view", "partition", "0");
    }

    private void sessions(String day, long all, long purchased) {
        String[] labels = {"channel", "email", "platform", "mobile", "arm", "control"};
        cells.put(Cell.of("sessions", day, labels), BigDecimal.valueOf(all));
        cells.put(Cell.of("sessions.purchase", day, labels), BigDecimal.valueOf(purchased));
    }

    private Set<String> names() {
        return Stream.of(exposition, counted)
                .flatMap(each -> each.names().stream())
                .collect(Collectors.toSet());
    }

    private Stream<String> scrape() {
        exposition.refresh();
        counted.refresh();
        return metrics.scrape(metrics.format(null)).lines().filter(line -> line.startsWith("sapando_"));
    }
}
