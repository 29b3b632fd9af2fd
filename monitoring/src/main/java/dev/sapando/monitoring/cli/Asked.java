package dev.sapando.monitoring.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sapando.monitoring.answer.Range;
import dev.sapando.ops.run.Nearest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was asked of a metric on the command line: as a query to monitoring, and in the words of its options where that cannot be. */
record Asked(
        String metric,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<String> by,
        Map<String, String> options) {
    /** Below {@code /v1/metrics/}. */
    String query() {
        var parameters = new ArrayList<String>();
        from.ifPresent(day -> parameters.add("from=" + day));
        until.ifPresent(day -> parameters.add("until=" + day));
        by.ifPresent(label -> parameters.add("by=" + encoded(label)));
        options.forEach((name, value) -> parameters.add(name + "=" + encoded(value)));
        return encoded(metric) + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    /**
     * Which option cannot be, and what can.
     *
     * @param metrics as monitoring lists them
     * @param code of what monitoring finds wrong
     * @return empty where it is none that this knows
     */
    Optional<String> mistake(JsonNode metrics, String code) {
        for (JsonNode each : metrics) {
            if (each.path("id").asText().equals(metric)) {
                JsonNode parameters = each.path("parameters");
                return split(parameters).or(() -> range(parameters, code)).or(() -> option(parameters));
            }
        }
        return Optional.empty();
    }

    private Optional<String> option(JsonNode parameters) {
        for (var option : options.entrySet()) {
            List<String> allowed = texts(parameters.path(option.getKey()));
            String name = "--" + option.getKey().replace('_', '-');
            if (allowed.isEmpty()) {
                return Optional.of(
                        name + " " + option.getValue() + ": " + metric + " has no such option; leave " + name + " out");
            }
            if (!allowed.contains(option.getValue())) {
                return Optional.of(name + " " + option.getValue() + ": " + metric + " can have " + name + " "
                        + alternatives(allowed) + meant(option.getValue(), allowed));
            }
        }
        return Optional.empty();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private Optional<String> split(JsonNode parameters) {
        List<String> labels = texts(parameters.path("by"));
        return by.filter(label -> !labels.contains(label))
                .map(label -> "--by " + label + ": "
                        + (labels.isEmpty()
                                ? metric + " cannot be split; leave --by out"
                                : metric + " can be split by " + alternatives(labels) + meant(label, labels)));
    }

    private static String meant(String said, List<String> known) {
        return Nearest.of(said, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    private Optional<String> range(JsonNode parameters, String code) {
        if (from.isEmpty() && until.isEmpty()) {
            return Optional.empty();
        }
        if (!parameters.has("from")) {
            String given = from.map(day -> "--from " + day).orElseGet(() -> "--until " + until.orElseThrow());
            return Optional.of(given + ": " + metric + " has no days to choose from; leave --from and --until out");
        }
        String last = until.map(day -> "--until " + day).orElse("the day of the newest event");
        return switch (code) {
            // Which day the newest event has is known to who answers.
            case "range_reversed" ->
                until.isEmpty() ? Optional.empty() : from.map(first -> "--from " + first + " is after " + last);
            case "range_too_long" ->
                from.map(first -> "from --from " + first + " to " + last + " are more than the " + Range.MOST_DAYS
                        + " days that a history can have; ask for fewer");
            default -> Optional.empty();
        };
    }

    /** {@code a, b or c}. */
    private static String alternatives(List<String> labels) {
        int last = labels.size() - 1;
        return last == 0 ? labels.get(0) : String.join(", ", labels.subList(0, last)) + " or " + labels.get(last);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
