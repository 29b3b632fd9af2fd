package dev.sapando.monitoring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.NaivePeople.Somebody;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Range;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.answer.Variant;
import dev.sapando.monitoring.catalogue.Catalogue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order of arrival, every variant is that of looking at all events of all persons at once. */
class PeopleOfAnyOrderTest {
    private static final Range ALL = new Range(LocalDate.parse("2023-12-20"), LocalDate.parse("2024-03-16"));
    private static final List<String> ZONES = List.of("UTC", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_variant_is_that_of_the_whole_story(long seed) {
        ZoneId zone = ZoneId.of(ZONES.get((int) (seed % 4)));
        DayOfWeek weekStart = seed % 2 == 0 ? DayOfWeek.MONDAY : DayOfWeek.SUNDAY;
        var story = new PeopleStory(seed, true);
        try (var flow = new Flow(400, zone, Map.of())) {
            story.into(flow);
            Answers answers = Asking.in(zone, weekStart, flow.cells(), flow.people());
            var naive = new NaivePeople(story.events, story.lists, zone);

            for (Map<String, String> options : variants("retention")) {
                if (requireNonNull(options.get("basis")).equals("first-purchase")
                        || requireNonNull(options.get("free_orders")).equals("in")) {
                    assertThat(cohorts(rows(answers, "retention", null, options)))
                            .as("%s", options)
                            .isEqualTo(naive.retention(options, weekStart));
                }
            }
            assertThat(flow.people().sharedVisitors()).isPositive();
            for (String unit : List.of("visitor", "customer")) {
                List<Somebody> everybody = unit.equals("visitor") ? naive.visitors() : naive.customers();
                repeats(answers, unit, everybody);
                firstPurchases(answers, unit, everybody, weekStart);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void without_customers_ids_customers_are_the_visitors_and_histories_tell_what_the_sums_do(long seed) {
        var story = new PeopleStory(seed, false);
        try (var flow = new Flow()) {
            story.into(flow);
            Answers answers = Asking.in(ZoneId.of("UTC"), DayOfWeek.MONDAY, flow.cells(), flow.people());

            for (String metric : List.of("retention", "time-to-return", "first-purchase-conversion")) {
                assertThat(rows(answers, metric, null, Map.of("unit", "customer")))
                        .as(metric)
                        .isNotEmpty()
                        .isEqualTo(rows(answers, metric, null, Map.of()));
            }
            for (String by : List.of("channel", "arm")) {
                assertThat(rows(answers, "first-purchase-conversion", by, Map.of("unit", "customer")))
                        .isEqualTo(rows(answers, "first-purchase-conversion", by, Map.of()));
            }
            assertThat(rows(answers, "time-to-return", "arm", Map.of("unit", "customer")))
                    .isEqualTo(rows(answers, "time-to-return", "arm", Map.of()));
            assertThat(flow.people().customers()).isZero();
        }
    }

    private static void repeats(Answers answers, String unit, List<Somebody> everybody) {
        for (String free : List.of("in", "out")) {
            var expected = new TreeMap<String, List<Long>>();
            for (Somebody each : everybody) {
                int days = each.orders(free.equals("in")).size();
                if (days > 0) {
                    count(expected, each.arm(), days > 1);
                }
            }
            var found = new TreeMap<String, List<Long>>();
            rows(answers, "repeat-purchase", "arm", Map.of("unit", unit, "free_orders", free))
                    .forEach(row -> found.put(row.labels().get("arm"), numbers(row)));
            assertThat(found).as("repeat purchase by %s, free %s", unit, free).isEqualTo(expected);
        }
    }

    private static void firstPurchases(Answers answers, String unit, List<Somebody> everybody, DayOfWeek weekStart) {
        for (String period : List.of("day", "week", "month")) {
            var expected = new TreeMap<String, List<Long>>();
            for (Somebody each : everybody) {
                Optional<LocalDate> bought =
                        each.orders(true).stream().findFirst().map(day -> NaivePeople.period(day, period, weekStart));
                each.visits().stream()
                        .map(day -> NaivePeople.period(day, period, weekStart))
                        .distinct()
                        .filter(seen ->
                                bought.map(first -> !first.isBefore(seen)).orElse(true))
                        .forEach(seen -> count(
                                expected,
                                seen + " " + each.arm(),
                                bought.filter(seen::equals).isPresent()));
            }
            var found = new TreeMap<String, List<Long>>();
            rows(answers, "first-purchase-conversion", "arm", Map.of("unit", unit, "period", period))
                    .forEach(row -> found.put(firstDay(row) + " " + row.labels().get("arm"), numbers(row)));
            assertThat(found).as("first purchases by %s and %s", unit, period).isEqualTo(expected);
        }
    }

    private static void count(Map<String, List<Long>> counts, String of, boolean part) {
        counts.merge(of, List.of(part ? 1L : 0L, 1L), (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
    }

    private static List<Long> numbers(Row row) {
        return List.of(
                requireNonNull(row.numerator()).longValueExact(),
                requireNonNull(row.denominator()).longValueExact());
    }

    private static String firstDay(Row row) {
        return row.period().split("/")[0];
    }

    private static Map<LocalDate, Map<Integer, Integer>> cohorts(List<Row> rows) {
        var cohorts = new TreeMap<LocalDate, Map<Integer, Integer>>();
        for (Row row : rows) {
            int again = requireNonNull(row.numerator()).intValueExact();
            if (again > 0) {
                cohorts.computeIfAbsent(LocalDate.parse(firstDay(row)), unknown -> new TreeMap<>())
                        .put(Integer.parseInt(row.labels().getOrDefault("distance", "")), again);
            }
        }
        for (Row row : rows) {
            assertThat(requireNonNull(row.denominator()).intValueExact())
                    .isEqualTo(requireNonNull(cohorts.get(LocalDate.parse(firstDay(row))))
                            .get(0));
        }
        return cohorts;
    }

    /** Every combination of a metric's options. */
    private static List<Map<String, String>> variants(String metric) {
        List<Map<String, String>> variants = new ArrayList<>(List.of(Map.of()));
        Catalogue.load().find(metric).orElseThrow().parameters().options().forEach((name, values) -> {
            List<Map<String, String>> before = List.copyOf(variants);
            variants.clear();
            before.forEach(variant -> values.forEach(value -> {
                var more = new HashMap<>(variant);
                more.put(name, value);
                variants.add(more);
            }));
        });
        return variants;
    }

    private static List<Row> rows(Answers answers, String metric, @Nullable String by, Map<String, String> options) {
        return answers.answer(metric, Optional.of(ALL), Optional.ofNullable(by), new Variant(options))
                .rows();
    }
}
