package dev.sapando.demo.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Contracts, the catalogue of metrics and the list of reason codes speak of the same things. */
class ContractsAndCataloguesTest {
    @Test
    void every_reason_code_of_ingest_stands_in_a_contract_and_the_other_way_round() throws IOException {
        String readme = Files.readString(Path.of("../ingest/README.md"));
        String table = readme.substring(readme.indexOf("| about | codes |")).split("\n\n", 2)[0];
        Stream<String> section = table.lines();
        Set<String> told = codes(section, Pattern.compile("`([a-z]+(?:_[a-z]+)*)`"));
        Set<String> contracted =
                codes(contracts().lines(), Pattern.compile("\\{name: ([a-z_]+), type: custom, engine: sapando"));

        assertThat(told).isEqualTo(contracted);
    }

    @Test
    void a_metric_is_made_of_the_topics_whose_contracts_say_so() throws IOException {
        var declared = new HashSet<String>();
        for (var topic : Topics.all()) {
            for (Map<?, ?> consumer : ContractFile.of(topic.name()).consumers()) {
                ContractFile.list(consumer, "metrics").forEach(metric -> declared.add(metric + " of " + topic));
            }
        }
        var catalogued = new HashSet<String>();
        Map<?, ?> catalogue =
                new Yaml().load(Files.readString(Path.of("../monitoring/src/main/resources/metrics.yaml")));
        for (Object metric : ContractFile.list(catalogue, "metrics")) {
            ContractFile.list((Map<?, ?>) metric, "inputs")
                    .forEach(topic -> catalogued.add(((Map<?, ?>) metric).get("id") + " of " + topic));
        }

        assertThat(declared).isEqualTo(catalogued);
    }

    private static Set<String> codes(Stream<String> lines, Pattern code) {
        return lines.flatMap(line -> code.matcher(line).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String contracts() {
        return Topics.all().stream()
                .map(topic -> ContractFile.of(topic.name()).yaml())
                .collect(Collectors.joining());
    }
}
