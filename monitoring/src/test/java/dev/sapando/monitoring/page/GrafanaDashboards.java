package dev.sapando.monitoring.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The dashboards as they are provisioned. */
final class GrafanaDashboards {
    static final Path FOLDER = Path.of("grafana");

    private static final Pattern METRIC = Pattern.compile("(?<![\\w:])[a-z][a-z0-9_]*(?![a-z0-9_]*\\s*\\()");

    private GrafanaDashboards() {}

    /** By uid. */
    static List<JsonNode> all() {
        var all = new ArrayList<JsonNode>();
        try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
            for (Iterator<Path> each = files.sorted().iterator(); each.hasNext(); ) {
                all.add(new ObjectMapper().readTree(each.next().toFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    static List<JsonNode> panels() {
        return all().stream().flatMap(dashboard -> panels(dashboard).stream()).toList();
    }

    /** Names in a query that are neither functions nor words of its grammar, its labels or its strings. */
    static Set<String> metricsOf(JsonNode panel) {
        var names = new LinkedHashSet<String>();
        for (JsonNode target : panel.get("targets")) {
            String bare = target.get("expr")
                    .asText()
                    .replaceAll("\"[^\"]*\"", "")
                    .replaceAll("\\{[^}]*}", "")
                    .replaceAll("\\b(by|without|on|group_left) \\([^)]*\\)", "");
            METRIC.matcher(bare).results().forEach(found -> names.add(found.group()));
        }
        return names;
    }

    /** But for the headings of rows. */
    static List<JsonNode> panels(JsonNode dashboard) {
        return StreamSupport.stream(dashboard.get("panels").spliterator(), false)
                .filter(panel -> !panel.get("type").asText().equals("row"))
                .toList();
    }
}
