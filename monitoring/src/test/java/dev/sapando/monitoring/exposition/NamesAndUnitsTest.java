package dev.sapando.monitoring.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.Asking;
import dev.sapando.monitoring.Promtool;
import dev.sapando.monitoring.Shop;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.answer.Freshness;
import dev.sapando.monitoring.answer.ItemCategories;
import dev.sapando.monitoring.business.Cell;
import dev.sapando.monitoring.business.Crowd;
import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.people.People;
import dev.sapando.ops.metrics.ServiceMetrics;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** As Prometheus would have it: one name, one unit, one HELP, one set of labels; of a shop in which everything happens. */
class NamesAndUnitsTest {
    private static final Pattern HELP = Pattern.compile("# HELP (sapando_\\w+) (.+)");
    private static final Pattern SAMPLE = Pattern.compile("(sapando_\\w+)\\{([^}]*)} .+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final Map<String, String> helps = Catalogue.load().metrics().stream()
            .flatMap(metric -> metric.prometheus().entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    private final String scrape = scrape();

    @Test
    void promtool_has_nothing_to_say_against_any_of_them() throws Exception {
        assertThat(Promtool.lint(scrape)).noneMatch(said -> said.startsWith("sapando_"));
    }

    @Test
    void every_gauge_has_a_sample_and_the_help_that_the_catalogue_gives_it() {
        var told = new LinkedHashMap<String, String>();
        scrape.lines()
                .map(HELP::matcher)
                .filter(line -> line.matches())
                .forEach(line -> told.put(line.group(1), line.group(2)));

        assertThat(told).isEqualTo(helps);
        assertThat(samples().keySet()).isEqualTo(helps.keySet());
    }

    @Test
    void every_help_is_a_sentence_of_its_own() {
        assertThat(helps.values())
                .doesNotHaveDuplicates()
                .allSatisfy(help -> assertThat(help).hasSizeGreaterThan(20).endsWith("."));
    }

    @Test
    void all_samples_of_a_gauge_carry_the_same_labels() {
        assertThat(samples()).allSatisfy((name, samples) -> assertThat(
                        samples.stream().map(Map::keySet).distinct())
                .as(name)
                .hasSize(1));
    }

    /**
     * A part that is new in an answer is in here first: whoever adds it says of which unit it is. Only {@code
     * worth_of_week_retention_point} is missing: in the crowd nobody buys twice.
     */
    @Test
    void parts_of_a_gauge_are_all_amounts_or_all_ratios() {
        assertThat(parts("sapando_revenue", "part")).containsExactly("gross", "net", "refunded");
        assertThat(parts("sapando_money", "part"))
                .containsExactly(
                        "cost_of_goods",
                        "cost_per_new_customer",
                        "gross_revenue",
                        "margin_after_refunds",
                        "margin_after_spend",
                        "net_revenue",
                        "refunded",
                        "return_cost",
                        "spend",
                        "tax");
        assertThat(parts("sapando_money_ratio", "part")).containsExactly("margin_on_ad_spend");
        assertThat(parts("sapando_money_worth", "part"))
                .containsExactly(
                        "cost_per_new_customer",
                        "effect_per_month",
                        "margin_after_spend_per_month",
                        "margin_per_month",
                        "worth_of_acquisition_cost_point",
                        "worth_of_first_purchase_point",
                        "worth_of_retention_point",
                        "worth_of_session_conversion_point");
        assertThat(parts("sapando_money_worth_ratio", "part")).containsExactly("margin_on_ad_spend");
        assertThat(parts("sapando_effect_ratio", "measure"))
                .containsExactly("click_rate", "first_purchase_conversion", "return_rate", "session_conversion");
    }

    private Set<String> parts(String gauge, String label) {
        return samples().getOrDefault(gauge, List.of()).stream()
                .map(labels -> labels.getOrDefault(label, ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Their labels, by the name of the gauge. */
    private Map<String, List<Map<String, String>>> samples() {
        return scrape.lines()
                .map(SAMPLE::matcher)
                .filter(line -> line.matches())
                .collect(Collectors.groupingBy(
                        line -> line.group(1),
                        Collectors.mapping(
                                line -> LABEL.matcher(line.group(2))
                                        .results()
                                        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2))),
                                Collectors.toList())));
    }

    private static String scrape() {
        var cells = new Cells();
        var people = new People();
        try (var crowd = new Crowd(people)) {
            for (int i = 0; i < 100; i++) {
                crowd.enter(i);
            }
            crowd.sums().forEach(cells::put);
        }
        cells.put(
                Cell.of("ingest.refused", Shop.NOW.toString(), "reason", "no_consent", "stage", "collect"),
                BigDecimal.ONE);
        try (var metrics = new ServiceMetrics("monitoring")) {
            Answers answers = answers(cells, people);
            Exposition.ofSums(answers, metrics.registry()).refresh();
            Exposition.ofPeople(answers, metrics.registry()).refresh();
            return metrics.scrape(metrics.format(null));
        }
    }

    private static Answers answers(Cells cells, People people) {
        Clock clock = Clock.fixed(Shop.NOW, ZoneOffset.UTC);
        var freshness = new Freshness(clock, () -> OptionalDouble.of(2));
        freshness.reached(Shop.NOW);
        return new Answers(Catalogue.load(), cells, people, new ItemCategories(), freshness, clock, Asking.SETTINGS);
    }
}
