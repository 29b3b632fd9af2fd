package dev.sapando.event.contract;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The bounds of an event's fields as Java, so that rules and contract cannot differ. */
final class LimitsSource {
    private static final String HEAD = """
            package dev.sapando.event.rule;

            import java.time.Duration;
            import java.time.Instant;

            /** Bounds of an event's fields. Written from the contract of events.collected by ContractDocumentationTest; change them there. */
            final class Limits {
            """;

    private LimitsSource() {}

    static String of(Contract contract) {
        return HEAD
                + contract.fields().values().stream()
                        .filter(field -> !field.logicalType().equals("number"))
                        .flatMap(
                                field -> field.limits().entrySet().stream().map(limit -> constant(field.path(), limit)))
                        .collect(Collectors.joining())
                + "\n    private Limits() {}\n}\n";
    }

    /** {@code lines[].itemId, maxLength} → {@code LINES_ITEM_ID_MAX_LENGTH}. */
    private static String constant(String path, Map.Entry<String, String> limit) {
        String name = (path.replace("[].", "_").replace("[]", "_entry") + "_" + limit.getKey())
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT);
        return "    static final " + value(name, limit.getValue()) + ";\n";
    }

    private static String value(String name, String value) {
        if (value.matches("-?[0-9]+")) {
            return "int " + name + " = " + grouped(Integer.parseInt(value));
        }
        return value.startsWith("P")
                ? "Duration " + name + " = Duration.parse(\"" + value + "\")"
                : "Instant " + name + " = Instant.parse(\"" + value + "\")";
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '_');
    }
}
