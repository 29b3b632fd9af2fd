package dev.sapando.monitoring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.catalogue.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The help says which metrics an option is for. */
class DefinitionTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    static List<String> options() {
        return CATALOGUE.metrics().stream()
                .flatMap(metric -> metric.parameters().options().keySet().stream())
                .distinct()
                .toList();
    }

    @Test
    void there_are_options_to_speak_of() {
        assertThat(options()).contains("period", "unit");
    }

    @ParameterizedTest
    @MethodSource("options")
    void an_option_names_the_metrics_that_have_it_and_no_other(String option) {
        String help = String.join(
                " ",
                new CommandLine(new MetricsCommand())
                        .getCommandSpec()
                        .findOption("--" + option.replace('_', '-'))
                        .description());
        Map<Boolean, List<String>> ids = CATALOGUE.metrics().stream()
                .collect(Collectors.partitioningBy(
                        metric -> metric.parameters().options().containsKey(option),
                        Collectors.mapping(Metric::id, Collectors.toList())));
        List<String> words = List.of(help.split("[ ,;:]+"));
        assertThat(words)
                .containsAll(ids.getOrDefault(true, List.of()))
                .doesNotContainAnyElementsOf(ids.getOrDefault(false, List.of()));
    }
}
