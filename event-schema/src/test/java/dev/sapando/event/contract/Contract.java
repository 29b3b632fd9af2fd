package dev.sapando.event.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** One topic's contract in the Open Data Contract Standard 3.1, as its file says it. */
record Contract(Tree tree) {
    static Contract read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Contract parse(String yaml) {
        return new Contract(Tree.of("contract", new Yaml().load(yaml)));
    }

    String topic() {
        return tree.text("id");
    }

    Version version() {
        return Version.parse(tree.text("version"));
    }

    /** Team, as in CODEOWNERS. */
    String owner() {
        return Tree.of("team", tree.map("team")).text("name");
    }

    /** The record on the topic. */
    Tree record() {
        return tree.trees("schema").get(0);
    }

    /** By path, in the order of the record. */
    Map<String, Field> fields() {
        var fields = new LinkedHashMap<String, Field>();
        collect("", record(), fields);
        return fields;
    }

    /** Of the record and of every field. */
    List<Quality> quality() {
        return Stream.concat(
                        Quality.of(record()).stream(),
                        fields().values().stream().flatMap(field -> field.quality().stream()))
                .distinct()
                .toList();
    }

    /** Value of a service level; empty where it is {@code null} (retention without end) or not promised. */
    Optional<Object> level(String property) {
        return level(property, "value");
    }

    Optional<Object> level(String property, String part) {
        return tree.trees("slaProperties").stream()
                .filter(level -> level.text("property").equals(property))
                .findFirst()
                .flatMap(level -> level.find(part));
    }

    List<String> levels() {
        return tree.trees("slaProperties").stream()
                .map(level -> level.text("property"))
                .toList();
    }

    boolean compacted() {
        return custom("compacted").equals(Optional.of(true));
    }

    String key() {
        return String.valueOf(custom("key").orElseThrow());
    }

    List<Consumer> consumers() {
        return customTrees("consumers").stream().map(Consumer::of).toList();
    }

    /** Who has agreed to this major version. What was agreed of an earlier one does not count. */
    List<String> agreedBy() {
        return customTrees("agreedBy").stream()
                .filter(consent ->
                        consent.text("version").equals(String.valueOf(version().major())))
                .map(consent -> consent.text("owner"))
                .collect(Collectors.toList());
    }

    Optional<Object> custom(String name) {
        return custom(tree, name);
    }

    static Optional<Object> custom(Tree of, String name) {
        return of.trees("customProperties").stream()
                .filter(property -> property.text("property").equals(name))
                .findFirst()
                .flatMap(property -> property.find("value"));
    }

    private List<Tree> customTrees(String name) {
        return new Tree(name, Map.of(name, custom(name).orElse(List.of()))).trees(name);
    }

    private static void collect(String prefix, Tree object, Map<String, Field> into) {
        for (Tree property : object.trees("properties")) {
            String path = prefix + property.text("name");
            into.put(path, new Field(path, property));
            property.find("items").map(items -> Tree.of(path, items)).ifPresent(items -> {
                if (items.trees("properties").isEmpty()) {
                    into.put(path + "[]", new Field(path + "[]", items));
                } else {
                    collect(path + "[].", items, into);
                }
            });
        }
    }
}
