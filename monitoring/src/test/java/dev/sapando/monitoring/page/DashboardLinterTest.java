package dev.sapando.monitoring.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The rules of Grafana's dashboard linter ({@code grafana/dashboard-linter}, docs/rules), under its names; without those about logs, of
 * which there are none here. That a query is PromQL, Prometheus itself says in a test of {@code demo}.
 */
class DashboardLinterTest {
    private static final Set<String> DATA_SOURCE = Set.of("$datasource", "${datasource}");
    /**
     * Those of Grafana's ids that are of use here, since it takes any other for a word to write behind the number; or a word of one's
     * own. Of time seconds alone: the ids of longer units turn 16 days into 2.29 weeks.
     */
    private static final Pattern UNIT = Pattern.compile(
            "none|string|short|sishort|percent|percentunit|locale|bytes|decbytes|Bps|binBps|ops|reqps|cps|rps|eps|recps|rowsps|s|(suffix|prefix):.+");

    private static final Pattern SELECTED = Pattern.compile("\\b[a-z][a-z0-9_]*(\\{[^}]*})");
    private static final Pattern BARE = Pattern.compile("\\b(sapando|jvm|process)_\\w+(?![\\w{])");
    private static final Pattern RANGE = Pattern.compile("\\[(?!\\$__rate_interval])[^]]*]");
    private static final Pattern COUNTER = Pattern.compile("\\w+_total\\b");
    private static final Pattern COUNTED = Pattern.compile("(rate|irate|increase)\\(\\w+_total\\b");

    @Test
    void template_datasource_rule() {
        eachDashboard(dashboard -> {
            JsonNode variable = variable(dashboard, "datasource");
            assertThat(variable.get("type").asText()).isEqualTo("datasource");
            assertThat(variable.get("query").asText()).isEqualTo("prometheus");
            assertThat(variable.get("label").asText()).isEqualTo("Data source");
        });
    }

    @Test
    void template_job_rule() {
        eachDashboard(dashboard -> isChoice(variable(dashboard, "job"), "Job"));
    }

    @Test
    void template_instance_rule() {
        eachDashboard(dashboard -> isChoice(variable(dashboard, "instance"), "Instance"));
    }

    @Test
    void template_on_time_change_reload_rule() {
        eachDashboard(dashboard -> {
            assertThat(variable(dashboard, "job").get("refresh").asInt()).isEqualTo(2);
            assertThat(variable(dashboard, "instance").get("refresh").asInt()).isEqualTo(2);
        });
    }

    @Test
    void template_label_promql_rule() {
        eachDashboard(dashboard -> {
            assertThat(variable(dashboard, "job").get("definition").asText()).matches("label_values\\(\\w+, job\\)");
            assertThat(variable(dashboard, "instance").get("definition").asText())
                    .matches("label_values\\(\\w+\\{job=~\"\\$job\"}, instance\\)");
        });
    }

    @Test
    void panel_datasource_rule() {
        eachPanel(panel ->
                assertThat(DATA_SOURCE).contains(panel.at("/datasource/uid").asText()));
        eachPanel(panel -> panel.get("targets").forEach(target -> assertThat(DATA_SOURCE)
                .contains(target.at("/datasource/uid").asText())));
    }

    @Test
    void panel_title_description_rule() {
        eachPanel(panel -> {
            assertThat(panel.get("title").asText()).isNotBlank();
            assertThat(panel.get("description").asText()).isNotBlank();
        });
    }

    @Test
    void panel_units_rule() {
        eachPanel(panel -> {
            assertThat(panel.at("/fieldConfig/defaults/unit").asText()).matches(UNIT);
            panel.findValues("properties")
                    .forEach(properties -> properties.forEach(property -> {
                        if (property.get("id").asText().equals("unit")) {
                            assertThat(property.get("value").asText()).matches(UNIT);
                        }
                    }));
        });
    }

    @Test
    void panel_no_targets_rule() {
        eachPanel(panel ->
                assertThat(panel.get("targets")).isInstanceOf(ArrayNode.class).isNotEmpty());
    }

    @Test
    void target_job_rule() {
        eachQuery(query -> assertThat(selectors(query)).isNotEmpty().allSatisfy(selector -> assertThat(selector)
                .contains("job=~\"$job\"")));
        eachQuery(query ->
                assertThat(BARE.matcher(query).results().toList()).as(query).isEmpty());
    }

    @Test
    void target_instance_rule() {
        eachQuery(query -> assertThat(selectors(query)).isNotEmpty().allSatisfy(selector -> assertThat(selector)
                .contains("instance=~\"$instance\"")));
    }

    @Test
    void target_rate_interval_rule() {
        eachQuery(query -> assertThat(
                        RANGE.matcher(query.replaceAll("\"[^\"]*\"", "")).find())
                .as(query)
                .isFalse());
    }

    @Test
    void target_counter_agg_rule() {
        eachQuery(query -> assertThat(COUNTED.matcher(query).results().count())
                .as(query)
                .isEqualTo(COUNTER.matcher(query).results().count()));
    }

    @Test
    void uneditable_dashboard() {
        eachDashboard(
                dashboard -> assertThat(dashboard.get("editable").asBoolean()).isFalse());
    }

    private static void isChoice(JsonNode variable, String label) {
        assertThat(variable.get("type").asText()).isEqualTo("query");
        assertThat(DATA_SOURCE).contains(variable.at("/datasource/uid").asText());
        assertThat(variable.get("label").asText()).isEqualTo(label);
        assertThat(variable.get("multi").asBoolean()).isTrue();
        assertThat(variable.get("includeAll").asBoolean()).isTrue();
        assertThat(variable.get("allValue").asText()).isEqualTo(".+");
    }

    private static JsonNode variable(JsonNode dashboard, String name) {
        for (JsonNode variable : dashboard.at("/templating/list")) {
            if (variable.get("name").asText().equals(name)) {
                return variable;
            }
        }
        throw new AssertionError(dashboard.get("uid") + " has no variable " + name);
    }

    private static List<String> selectors(String query) {
        var selectors = new ArrayList<String>();
        SELECTED.matcher(query).results().forEach(found -> selectors.add(found.group(1)));
        return selectors;
    }

    private static void eachDashboard(Consumer<JsonNode> rule) {
        assertThat(GrafanaDashboards.all()).hasSize(4).allSatisfy(rule::accept);
    }

    private static void eachPanel(Consumer<JsonNode> rule) {
        assertThat(GrafanaDashboards.panels()).isNotEmpty().allSatisfy(rule::accept);
    }

    private static void eachQuery(Consumer<String> rule) {
        assertThat(GrafanaDashboards.panels())
                .flatExtracting(panel -> panel.findValuesAsText("expr"))
                .isNotEmpty()
                .allSatisfy(query -> rule.accept(query));
    }
}
