package dev.sapando.demo.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** A topic's contract as its file says it. */
record ContractFile(String yaml) {
    static ContractFile of(String topic) {
        try {
            return new ContractFile(
                    Files.readString(Path.of("../event-schema/src/main/contracts", topic + ".odcs.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name of the record on the topic. */
    String record() {
        Map<?, ?> contract = new Yaml().load(yaml);
        return String.valueOf(maps(contract, "schema").get(0).get("name"));
    }

    List<Map<?, ?>> consumers() {
        Map<?, ?> contract = new Yaml().load(yaml);
        return maps(contract, "customProperties").stream()
                .filter(property -> "consumers".equals(property.get("property")))
                .flatMap(property -> maps(property, "value").stream())
                .toList();
    }

    static List<Map<?, ?>> maps(Map<?, ?> of, String key) {
        return list(of, key).stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
    }

    /** Empty where there is no such key. */
    static List<?> list(Map<?, ?> of, String key) {
        return of.get(key) instanceof List<?> list ? list : List.of();
    }
}
