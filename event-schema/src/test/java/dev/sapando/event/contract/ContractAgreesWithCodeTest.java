package dev.sapando.event.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.rule.Rules;
import dev.sapando.event.topic.AvroSerde;
import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a contract says and the code says too is the same. */
class ContractAgreesWithCodeTest {
    private static final String RULES = "dev.sapando.event.rule";
    private static final Set<String> CLASSES = Set.of("none", "behaviour", "pseudonymous", "personal");

    @TestFactory
    Stream<DynamicTest> fields_are_those_of_the_record() {
        return each(topic -> {
            Schema schema = ((AvroSerde<?>) topic.values()).schema();
            Contract contract = Contracts.of(topic.name());
            var shapes = AvroShape.of(schema);

            assertThat(contract.record().text("name")).isEqualTo(schema.getName());
            assertThat(contract.record().text("description")).isEqualTo(schema.getDoc());
            // As sets: a contract stands in the order in which one reads it, a record in the one in which it
            // compresses.
            assertThat(contract.fields().keySet()).isEqualTo(shapes.keySet());
            contract.fields().forEach((path, field) -> {
                AvroShape shape = Objects.requireNonNull(shapes.get(path), path);
                assertThat(field.type()).as(path).isEqualTo(shape.type());
                assertThat(field.logicalType()).as(path).isEqualTo(shape.logicalType());
                assertThat(field.required()).as(path).isEqualTo(shape.required());
                assertThat(field.defaultValue()).as(path).isEqualTo(shape.defaultValue());
                shape.doc()
                        .ifPresent(doc -> assertThat(field.meaning()).as(path).isEqualTo(doc));
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> every_field_has_a_meaning_and_a_class_of_personal_data() {
        return each(topic -> Contracts.of(topic.name()).fields().forEach((path, field) -> {
            if (!path.endsWith("[]")) {
                assertThat(field.meaning()).as(path).isNotBlank();
                assertThat(field.classification()).as(path).hasValueSatisfying(c -> assertThat(CLASSES)
                        .contains(c));
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> owner_contents_and_retention_are_the_topics() {
        return each(topic -> {
            Contract contract = Contracts.of(topic.name());
            assertThat(contract.owner())
                    .isEqualTo(topic.owner().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            assertThat(contract.record().text("dataGranularityDescription")).isEqualTo(topic.contents());
            assertThat(contract.record().text("physicalName")).isEqualTo(topic.name());
            assertThat(contract.compacted()).isEqualTo(topic.kept().compacted());
            assertThat(contract.level("retention"))
                    .isEqualTo(topic.kept().limit().map(limit -> (Object) (int) limit.toDays()));
            assertThat(contract.levels()).contains("retention", "latency", "completeness");
        });
    }

    @Test
    void the_two_topics_of_one_record_say_the_same_of_it() {
        assertThat(Contracts.of("events.verified").record().trees("properties"))
                .extracting(Tree::values)
                .isEqualTo(Contracts.of("events.collected").record().trees("properties").stream()
                        .map(Tree::values)
                        .toList());
    }

    @Test
    void every_rule_stands_in_the_contract_and_every_rule_of_the_contract_is_run() {
        var named = Contracts.of("events.collected").quality().stream()
                .map(Quality::by)
                .filter(by -> by.startsWith(RULES + "."))
                .collect(Collectors.toSet());

        assertThat(named)
                .isEqualTo(Rules.all().stream()
                        .map(rule -> rule.getClass().getName())
                        .collect(Collectors.toSet()));
    }

    @Test
    void every_code_a_rule_knows_stands_in_the_contract() throws IOException {
        for (Contract contract : List.of(Contracts.of("events.collected"), Contracts.of("events.verified"))) {
            var inCode = new ArrayList<Quality>();
            for (var rule : Rules.all()) {
                String source = Files.readString(
                        Path.of("src/main/java", rule.getClass().getName().replace('.', '/') + ".java"));
                Pattern.compile("\"([a-z]+(_[a-z]+)+)\"")
                        .matcher(source)
                        .results()
                        .map(code -> new Quality(code.group(1), rule.getClass().getName()))
                        .distinct()
                        .forEach(inCode::add);
            }
            assertThat(contract.quality().stream()
                            .filter(quality -> quality.by().startsWith(RULES)))
                    .containsExactlyInAnyOrderElementsOf(inCode);
        }
    }

    @Test
    void money_has_as_many_decimals_as_the_record_keeps() {
        Contracts.all().forEach(contract -> contract.fields().forEach((path, field) -> Optional.ofNullable(
                        field.limits().get("multipleOf"))
                .ifPresent(step -> assertThat(field.type())
                        .as(contract.topic() + " " + path)
                        .endsWith(
                                "," + new BigDecimal(step).stripTrailingZeros().scale() + ")"))));
    }

    private static Stream<DynamicTest> each(Check check) {
        return Topics.all().stream().map(topic -> DynamicTest.dynamicTest(topic.name(), () -> check.of(topic)));
    }

    private interface Check {
        void of(Topic<?, ?> topic) throws IOException;
    }
}
