package dev.sapando.event.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The contracts as a page for people. */
final class ContractPage {
    private static final String HEAD = """
            # Contracts

            Written from `src/main/contracts` by `mvn -pl event-schema test -Dtest=ContractDocumentationTest -Dregenerate=true`; change it there.

            Personal data: `personal` can name or single out somebody by itself, or is free text; `pseudonymous` leads to somebody with the
            shop's help; `behaviour` is what somebody did, personal beside an id; `none` is about nobody.
            """;

    private ContractPage() {}

    static String of(List<Contract> contracts) {
        return HEAD + contracts.stream().map(ContractPage::section).collect(Collectors.joining());
    }

    private static String section(Contract contract) {
        Tree description = Tree.of("description", contract.tree().map("description"));
        return "\n## %s\n\n%s %s %s\n\n"
                        .formatted(
                                contract.topic(),
                                description.text("purpose"),
                                description.text("usage"),
                                description.text("limitations"))
                + "Version %s, owner %s, agreed by %s. Written by %s, key: %s.\n\n"
                        .formatted(
                                contract.version(),
                                contract.owner(),
                                String.join(", ", contract.agreedBy()),
                                String.join(
                                        ", ",
                                        new Tree(
                                                        "",
                                                        Map.of(
                                                                "by",
                                                                contract.custom("producedBy")
                                                                        .orElseThrow()))
                                                .texts("by")),
                                contract.key())
                + levels(contract)
                + fields(contract)
                + rules(contract)
                + consumers(contract);
    }

    private static String levels(Contract contract) {
        return table("promise", "value", "meaning")
                + contract.levels().stream()
                        .map(level -> row(level, level(contract, level), text(contract.level(level, "description"))))
                        .collect(Collectors.joining());
    }

    private static String level(Contract contract, String level) {
        if (level.equals("retention")) {
            return TopicTable.kept(contract);
        }
        return text(contract.level(level)) + " " + text(contract.level(level, "unit"));
    }

    private static String fields(Contract contract) {
        return "\n" + table("field", "meaning", "type", "personal data", "refused with")
                + contract.fields().values().stream()
                        .map(field -> row(
                                "`" + field.path() + "`",
                                field.meaning(),
                                field.type() + (field.required() ? ", required" : "") + bounds(field),
                                field.classification().orElse(""),
                                codes(field.quality())))
                        .collect(Collectors.joining());
    }

    private static String bounds(Field field) {
        return field.limits().entrySet().stream()
                .map(limit -> ", " + limit.getKey() + " " + limit.getValue())
                .collect(Collectors.joining());
    }

    private static String rules(Contract contract) {
        List<Quality> ofRecord = Quality.of(contract.record());
        return ofRecord.isEmpty() ? "" : "\nThe whole record is refused with " + codes(ofRecord) + ".\n";
    }

    private static String codes(List<Quality> quality) {
        return quality.stream()
                .map(Quality::code)
                .distinct()
                .map(code -> "`" + code + "`")
                .collect(Collectors.joining(", "));
    }

    private static String consumers(Contract contract) {
        if (contract.consumers().isEmpty()) {
            return "\nNobody reads it yet.\n";
        }
        return "\n" + table("consumer", "for", "reads", "keeps", "agreed by")
                + contract.consumers().stream()
                        .map(consumer -> row(
                                consumer.name() + " (" + consumer.owner() + ")",
                                String.join(", ", consumer.purposes()),
                                reads(consumer),
                                consumer.kept(),
                                String.join(", ", consumer.agreedBy())))
                        .collect(Collectors.joining());
    }

    private static String reads(Consumer consumer) {
        String fields =
                consumer.fields().stream().map(field -> "`" + field + "`").collect(Collectors.joining(", "));
        return consumer.passesOn() ? "passes on whole records" + (fields.isEmpty() ? "" : "; reads " + fields) : fields;
    }

    private static String text(Optional<Object> value) {
        return value.map(String::valueOf).orElse("");
    }

    private static String table(String... columns) {
        return row(columns) + "|" + "---|".repeat(columns.length) + "\n";
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
