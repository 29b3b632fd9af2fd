package dev.sapando.demo.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The panels of Grafana's dashboard about cost: what they ask for is what ingest exposes, label by label. */
final class CostPanels {
    private static final Path DASHBOARD =
            Path.of("..", "monitoring", "grafana", "dashboards", "sapando-data-engineering.json");
    private static final Pattern GAUGE = Pattern.compile("sapando_cost_\\w+");
    private static final Pattern BY = Pattern.compile("by \\(([^)]*)\\)");

    private CostPanels() {}

    static void assertAnsweredBy(String exposition) throws IOException {
        List<String> queries = new ObjectMapper()
                .readTree(DASHBOARD.toFile()).findValuesAsText("expr").stream()
                        .filter(query -> query.contains("sapando_cost_"))
                        .toList();
        assertThat(queries)
                .isNotEmpty()
                .allSatisfy(query -> assertThat(exposition.lines()).as(query).anySatisfy(sample -> assertThat(sample)
                        .startsWith(first(GAUGE, query, 0))
                        .satisfies(each -> assertThat(labelsOf(query))
                                .allSatisfy(label -> assertThat(each).contains(label + "=\"")))));
    }

    private static List<String> labelsOf(String query) {
        String labels = first(BY, query, 1);
        return labels.isEmpty() ? List.of() : List.of(labels.split(", "));
    }

    private static String first(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(group))
                .findFirst()
                .orElse("");
    }
}
