package dev.sapando.monitoring.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The dashboards as they are provisioned. */
final class GrafanaDashboards {
    static final Path FOLDER = Path.of("grafana");

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

    /** But for the headings of rows. */
    static List<JsonNode> panels(JsonNode dashboard) {
        return StreamSupport.stream(dashboard.get("panels").spliterator(), false)
                .filter(panel -> !panel.get("type").asText().equals("row"))
                .toList();
    }
}
