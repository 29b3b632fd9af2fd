package dev.sapando.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sapando.monitoring.Promtool;
import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.catalogue.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The alerts of the catalogue are the rules that Prometheus loads, no more and no less, and each fires where it should. */
class AlertRulesTest {
    private static final Path FOLDER = Path.of("prometheus");
    private static final Path RULES = FOLDER.resolve("alerts.yml");
    private static final Path CASES = Path.of("src/test/prometheus/alerts-test.yml");
    /** What Prometheus says itself of each service, and ops has to mend. */
    private static final Set<String> UP = Set.of("up", "sapando_kafka_away");

    private static final Pattern SERIES = Pattern.compile("\\bsapando_\\w+|\\bup\\b");
    private static final Pattern RUNBOOK = Pattern.compile("monitoring/(README\\.md)#(\\w+)");

    private final Catalogue catalogue = Catalogue.load();
    private final List<JsonNode> rules = rules();

    @Test
    void every_alert_of_the_catalogue_is_a_rule_and_every_rule_an_alert_of_the_catalogue() {
        assertThat(rules)
                .extracting(rule -> rule.at("/labels/metric").asText() + " " + name(rule))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(catalogue.metrics().stream()
                        .flatMap(metric -> metric.alert().stream().map(alert -> metric.id() + " " + alert))
                        .toList());
    }

    @Test
    void every_rule_says_whose_it_is_how_bad_it_is_what_happened_and_where_it_says_what_to_do() {
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.at("/labels/owner").asText()).isEqualTo(metric(rule).owner());
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
            assertThat(rule.at("/annotations/summary").asText()).hasSizeGreaterThan(30);
            assertThat(rule.get("for").asText()).matches("\\d+[mh]");
        });
    }

    /** A row of the table under that heading: alert, severity, owner, what to do. */
    @Test
    void every_runbook_is_a_section_that_tells_of_the_alert() throws IOException {
        assertThat(rules).allSatisfy(rule -> {
            MatchResult runbook = RUNBOOK.matcher(
                            rule.at("/annotations/runbook").asText())
                    .results()
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name(rule) + " has no runbook"));
            String heading = "## " + runbook.group(2).substring(0, 1).toUpperCase(Locale.ROOT)
                    + runbook.group(2).substring(1);
            String section = Files.readString(Path.of(runbook.group(1)))
                    .split("(?m)^" + heading + "$", 2)[1]
                    .split("(?m)^## ", 2)[0];
            assertThat(section)
                    .contains("| `%s` | %s | %s | "
                            .formatted(
                                    name(rule),
                                    rule.at("/labels/severity").asText(),
                                    rule.at("/labels/owner").asText()));
        });
    }

    @Test
    void a_rule_asks_its_own_metric_or_whether_a_service_or_kafka_is_up_and_beside_it_only_what_a_panel_shows() {
        assertThat(rules).allSatisfy(rule -> {
            Set<String> asked = series(rule);
            assertThat(asked).as(name(rule)).isNotEmpty().isSubsetOf(shown());
            if (!UP.containsAll(asked)) {
                assertThat(asked).as(name(rule)).containsAnyElementsOf(gaugesOf(metric(rule)));
            }
        });
    }

    @Test
    void prometheus_loads_them_in_the_container_too() throws IOException {
        JsonNode configuration = yaml(FOLDER.resolve("prometheus.yml"));
        assertThat(configuration.at("/rule_files")).extracting(JsonNode::asText).containsExactly("alerts.yml");
        assertThat(yaml(Path.of("..", "docker-compose.yml")).at("/services/prometheus/volumes"))
                .extracting(JsonNode::asText)
                .contains("./monitoring/prometheus/alerts.yml:/etc/prometheus/alerts.yml:ro");
    }

    @Test
    void prometheus_itself_takes_configuration_and_rules() throws Exception {
        Promtool.takes("check", "rules", RULES.toString());
        Promtool.takes("check", "config", FOLDER.resolve("prometheus.yml").toString());
    }

    @Test
    void every_alert_fires_where_it_should_and_is_silent_where_it_should() throws Exception {
        var fire = new ArrayList<String>();
        var silent = new ArrayList<String>();
        for (JsonNode each : yaml(CASES).findValues("alert_rule_test").stream()
                .flatMap(checks -> StreamSupport.stream(checks.spliterator(), false))
                .toList()) {
            (each.get("exp_alerts").isEmpty() ? silent : fire)
                    .add(each.get("alertname").asText());
        }
        List<String> all = rules.stream().map(AlertRulesTest::name).toList();
        assertThat(fire).containsAll(all);
        assertThat(silent).containsAll(all);
        Promtool.takes("test", "rules", CASES.toString());
    }

    private Metric metric(JsonNode rule) {
        String id = rule.at("/labels/metric").asText();
        return catalogue
                .find(id)
                .orElseThrow(() -> new AssertionError(name(rule) + " is of " + id + ", which is no metric"));
    }

    private static Set<String> shown() {
        return GrafanaDashboards.panels().stream()
                .flatMap(panel -> GrafanaDashboards.metricsOf(panel).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> gaugesOf(Metric metric) {
        return Stream.concat(metric.prometheus().keySet().stream(), metric.ledger().stream())
                .toList();
    }

    private static Set<String> series(JsonNode rule) {
        return SERIES.matcher(rule.get("expr").asText())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static String name(JsonNode rule) {
        return rule.get("alert").asText();
    }

    private static List<JsonNode> rules() {
        try {
            var rules = new ArrayList<JsonNode>();
            yaml(RULES).get("groups").forEach(group -> group.get("rules").forEach(rules::add));
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(RULES + " cannot be read", e);
        }
    }

    private static JsonNode yaml(Path file) throws IOException {
        return new YAMLMapper().readTree(file.toFile());
    }
}
