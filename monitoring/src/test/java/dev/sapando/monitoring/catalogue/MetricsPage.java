package dev.sapando.monitoring.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalogue as a page for people. */
final class MetricsPage {
    private static final String HEAD = """
            # Metrics

            Written from `src/main/resources/metrics.yaml` by `mvn -pl monitoring -am test -Dtest=MetricsDocumentationTest -Dregenerate=true
            -Dsurefire.failIfNoSpecifiedTests=false`; change it there. What the rows of an answer look like, and what the options mean, is told in
            the [README](README.md#json-api-port-8083); what to do when an alert fires, [there too](README.md#alerts).

            | metric | question | owner |
            |---|---|---|
            """;

    private MetricsPage() {}

    static String of(Catalogue catalogue) {
        return HEAD
                + catalogue.metrics().stream()
                        .map(metric -> "| [%s](#%s) | %s | %s |\n"
                                .formatted(metric.id(), metric.id(), metric.question(), metric.owner()))
                        .collect(Collectors.joining())
                + catalogue.metrics().stream().map(MetricsPage::section).collect(Collectors.joining());
    }

    private static String section(Metric metric) {
        return "\n## %s\n\n%s\n\n| | |\n|---|---|\n".formatted(metric.id(), metric.question())
                + row("formula", cell(metric.formula()))
                + row("grain", cell(metric.grain()))
                + row("inputs", code(metric.inputs()))
                + row("unit", metric.unit())
                + row("owner", metric.owner())
                + row("parameters", parameters(metric.parameters()))
                + gauges(metric)
                + row("panel", metric.panel() == null ? none(metric.noPanel()) : metric.panel())
                + row("alert", metric.alert().isEmpty() ? none(metric.noAlert()) : code(metric.alert()))
                + (metric.blank() == null ? "" : row("no value", cell(metric.blank())));
    }

    /** Of an option the default stands first. */
    private static String parameters(Metric.Parameters parameters) {
        Stream<String> range =
                parameters.from() == null ? Stream.of() : Stream.of("`from`, `until` = " + parameters.from());
        Stream<String> by =
                parameters.by().isEmpty() ? Stream.of() : Stream.of("`by` = " + String.join(", ", parameters.by()));
        Stream<String> options = parameters.options().entrySet().stream().map(option -> "`%s` = **%s**, %s"
                .formatted(
                        option.getKey(),
                        option.getValue().get(0),
                        String.join(
                                ", ",
                                option.getValue().subList(1, option.getValue().size()))));
        String all = Stream.of(range, by, options).flatMap(each -> each).collect(Collectors.joining("; "));
        return all.isEmpty() ? "none" : all;
    }

    /** Each with what a scrape says of it. */
    private static String gauges(Metric metric) {
        String exposed = metric.prometheus().entrySet().stream()
                .map(gauge -> row("gauge", "`%s`: %s".formatted(gauge.getKey(), cell(gauge.getValue()))))
                .collect(Collectors.joining());
        return exposed + (metric.ledger().isEmpty() ? "" : row("gauges of ingest", code(metric.ledger())));
    }

    private static String none(@Nullable String why) {
        return "none: " + Objects.requireNonNull(why);
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    /** A bar would end the cell. */
    private static String cell(String text) {
        return text.strip().replace("|", "\\|");
    }

    private static String row(String name, String value) {
        return "| %s | %s |\n".formatted(name, value);
    }
}
