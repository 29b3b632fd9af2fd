package dev.sapando.event.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One field of a contract.
 *
 * @param path {@code lines[].unitPrice}; the entries of a plain list are {@code positions[]}
 */
record Field(String path, Tree tree) {
    /** Empty for the entries of a list, which need no words of their own. */
    String meaning() {
        return tree.find("description").map(String::valueOf).orElse("");
    }

    /** As on the wire: {@code long (timestamp-millis)}. */
    String type() {
        return tree.text("physicalType");
    }

    String logicalType() {
        return tree.text("logicalType");
    }

    boolean required() {
        return tree.flag("required");
    }

    Optional<String> classification() {
        return tree.find("classification").map(String::valueOf);
    }

    Optional<Object> defaultValue() {
        return custom("default");
    }

    /** What the standard calls options and what it has no word for: {@code maxLength → 64, futureTolerance → PT5M}. */
    Map<String, String> limits() {
        var limits = new TreeMap<String, String>();
        tree.map("logicalTypeOptions").forEach((name, value) -> limits.put(String.valueOf(name), plain(value)));
        custom("limits").ifPresent(more -> Tree.of(path, more)
                .values()
                .forEach((name, value) -> limits.put(String.valueOf(name), String.valueOf(value))));
        return limits;
    }

    private static String plain(Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    List<Quality> quality() {
        return Quality.of(tree);
    }

    private Optional<Object> custom(String name) {
        return Contract.custom(tree, name);
    }
}
