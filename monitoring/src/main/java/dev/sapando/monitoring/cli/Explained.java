package dev.sapando.monitoring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a metric is, and what can be asked of it, as the catalogue has it. */
final class Explained {
    private static final int WIDTH = 100;
    private static final int NAMES = 12;

    private final StringBuilder text = new StringBuilder();

    private Explained() {}

    /** @param metric of those that monitoring lists */
    static String of(JsonNode metric) {
        var explained = new Explained();
        explained.line("question", metric.path("question").asText());
        explained.parts("formula", metric.path("formula").asText());
        explained.line("grain", metric.path("grain").asText());
        if (metric.has("blank")) {
            explained.line("no value", metric.path("blank").asText());
        }
        explained.line("made of", words(metric.path("inputs")));
        explained.line("unit", metric.path("unit").asText());
        explained.line("owner", MetricTable.owner(metric));
        metric.path("parameters").properties().forEach(parameter -> {
            String option = "--" + parameter.getKey().replace('_', '-');
            JsonNode values = parameter.getValue();
            if (!values.isArray()) {
                explained.line(option, values.asText());
            } else if (!values.isEmpty()) {
                explained.line(option, words(values));
            }
        });
        return explained.text.toString();
    }

    private static String words(JsonNode values) {
        List<String> words = new ArrayList<>();
        values.forEach(value -> words.add(value.asText()));
        return String.join(", ", words);
    }

    /** Each on a line of its own: a formula may be twenty. */
    private void parts(String name, String what) {
        String named = name;
        for (String part : what.split("(?<=;) ")) {
            line(named, part);
            named = "";
        }
    }

    private void line(String name, String what) {
        var line = new StringBuilder(name + " ".repeat(Math.max(1, NAMES - name.length())));
        String indent = " ".repeat(NAMES);
        for (String word : what.split(" ")) {
            if (line.length() + word.length() > WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(indent);
            }
            line.append(word).append(' ');
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
