package dev.sapando.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.catalogue.Metric;
import dev.sapando.ops.metrics.ServiceMetrics;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Grafana's dashboards and the catalogue say the same: which metrics there are, what they are called and whose they are. */
class GrafanaDashboardTest {
    private static final Pattern OWNER = Pattern.compile("Owner: (DE|DS|analysts|ops)\\.$");
    /** Series that a service counts itself by, by what they begin with, and who owns the package that does. */
    private static final Map<String, String> OPERATIONAL = Map.of(
            "sapando_collector_", "DE",
            "sapando_write_keys", "DE",
            "sapando_verification_", "DE",
            "sapando_archive_", "DE",
            "sapando_kafka_", "ops",
            "sapando_features_", "DS",
            "sapando_serving_", "DE",
            "sapando_monitoring_", "analysts");

    private final Catalogue catalogue = Catalogue.load();

    @Test
    void their_addresses_never_change() {
        assertThat(GrafanaDashboards.all())
                .extracting(dashboard -> dashboard.get("uid").asText())
                .containsExactly(
                        "sapando-business", "sapando-data-engineering", "sapando-data-science", "sapando-operations");
    }

    @Test
    void the_data_source_that_is_chosen_first_is_the_provisioned_one() throws IOException {
        JsonNode source = new YAMLMapper()
                .readTree(GrafanaDashboards.FOLDER
                        .resolve("provisioning/datasources/prometheus.yml")
                        .toFile())
                .at("/datasources/0/uid");
        assertThat(GrafanaDashboards.all())
                .allSatisfy(dashboard -> assertThat(dashboard.at("/templating/list/0/current/value"))
                        .isEqualTo(source));
    }

    @Test
    void every_panel_has_a_place_of_its_own() {
        assertThat(GrafanaDashboards.all()).allSatisfy(dashboard -> {
            var taken = new HashSet<String>();
            for (JsonNode panel : dashboard.get("panels")) {
                JsonNode at = panel.get("gridPos");
                for (int x = at.get("x").asInt();
                        x < at.get("x").asInt() + at.get("w").asInt();
                        x++) {
                    for (int y = at.get("y").asInt();
                            y < at.get("y").asInt() + at.get("h").asInt();
                            y++) {
                        assertThat(x).isLessThan(24);
                        assertThat(taken.add(x + " " + y))
                                .as(panel.get("title").asText())
                                .isTrue();
                    }
                }
            }
        });
    }

    @Test
    void every_panel_says_what_it_shows_in_which_unit_and_whose_it_is() {
        assertThat(GrafanaDashboards.panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.get("description").asText()).hasSizeGreaterThan(30).containsPattern(OWNER);
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            assertThat(panel.get("targets")).isNotEmpty();
        });
    }

    @Test
    void every_panel_uses_metrics_that_exist_and_names_their_owner() {
        Map<String, String> owners = owners();
        assertThat(GrafanaDashboards.panels()).allSatisfy(panel -> assertThat(GrafanaDashboards.metricsOf(panel))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(operationalOwner(name).or(() -> Optional.ofNullable(owners.get(name))))
                        .as(name)
                        .contains(ownerOf(panel))));
    }

    @Test
    void bytes_and_money_of_the_ledger_are_shown_by_topic_by_type_and_by_what_nobody_reads() {
        var shown = new LinkedHashSet<String>();
        GrafanaDashboards.panels().stream()
                .filter(panel -> panel.get("title").asText().startsWith("What the data costs"))
                .forEach(panel -> shown.addAll(GrafanaDashboards.metricsOf(panel)));
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        catalogue.find("storage-cost").orElseThrow().ledger());
        assertThat(queries())
                .contains(
                        "sum by (topic, store) (max without (instance) (sapando_cost_stored_bytes",
                        "sum by (topic, store, currency) (max without (instance) (sapando_cost_stored_micros",
                        "sum by (type) (max without (instance) (sapando_cost_stored_bytes",
                        "sum by (type, currency) (max without (instance) (sapando_cost_stored_micros",
                        "sum by (topic, field) (max without (instance) (sapando_cost_unread_bytes",
                        "sum by (currency) (max without (instance) (sapando_cost_unread_micros");
    }

    @Test
    void every_metric_of_the_catalogue_is_shown_under_its_name() {
        assertThat(catalogue.metrics())
                .filteredOn(metric -> metric.noPanel() == null)
                .allSatisfy(metric -> {
                    var shown = new LinkedHashSet<String>();
                    GrafanaDashboards.panels().stream()
                            .filter(panel -> title(panel).equals(metric.panel())
                                    || title(panel).startsWith(metric.panel() + ": "))
                            .forEach(panel -> shown.addAll(GrafanaDashboards.metricsOf(panel)));
                    assertThat(shown)
                            .as(metric.panel())
                            .isNotEmpty()
                            .containsExactlyInAnyOrderElementsOf(gaugesOf(metric));
                });
    }

    private static String title(JsonNode panel) {
        return panel.get("title").asText();
    }

    private static List<String> gaugesOf(Metric metric) {
        return Stream.concat(metric.prometheus().keySet().stream(), metric.ledger().stream())
                .toList();
    }

    private static String queries() {
        return GrafanaDashboards.panels().stream()
                .flatMap(panel -> panel.findValuesAsText("expr").stream())
                .collect(Collectors.joining("\n"));
    }

    private static String ownerOf(JsonNode panel) {
        Matcher owner = OWNER.matcher(panel.get("description").asText());
        return owner.find() ? owner.group(1) : "nobody";
    }

    /** Whether there is one of that whole name, Prometheus itself says in a test of {@code demo}. */
    private static Optional<String> operationalOwner(String name) {
        return OPERATIONAL.entrySet().stream()
                .filter(each -> name.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** What the catalogue names, what every service exposes, and Prometheus's own word on whether it reaches them. */
    private Map<String, String> owners() {
        var owners = new HashMap<String, String>();
        catalogue.metrics().forEach(metric -> gaugesOf(metric).forEach(name -> owners.put(name, metric.owner())));
        try (var machine = new ServiceMetrics("monitoring")) {
            machine.scrape(machine.format(null))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> owners.put(line.split("[{ ]", 2)[0], "ops"));
        }
        owners.put("up", "ops");
        return owners;
    }
}
