package dev.sapando.event.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A YAML mapping as it was written, with its path for messages. */
record Tree(String path, Map<?, ?> values) {
    static Tree of(String path, Object node) {
        if (node instanceof Map<?, ?> values) {
            return new Tree(path, values);
        }
        throw new IllegalArgumentException(path + " is " + node + ", not a mapping");
    }

    /** @throws IllegalArgumentException where there is no such key */
    String text(String key) {
        return find(key).map(String::valueOf).orElseThrow(() -> new IllegalArgumentException(path + " has no " + key));
    }

    Optional<Object> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** Empty where there is no such key. */
    Map<?, ?> map(String key) {
        return values.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** Empty where there is no such key. */
    List<Tree> trees(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(node -> of(path + "." + key, node)).toList()
                : List.of();
    }

    /** Empty where there is no such key. */
    List<String> texts(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
