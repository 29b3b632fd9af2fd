package dev.sapando.event.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** Each kind of change of a contract that was published is told apart, and a major one without both owners does not pass. */
class ContractEvolutionTest {
    private static final Contract EVENTS =
            Contracts.published("events.verified").get(0);
    private static final String V1 = "version: " + EVENTS.version();
    private static final String V2 = "version: " + EVENTS.version().nextMajor();

    @TestFactory
    Stream<DynamicTest> major_changes_need_both_owners_and_those_who_read() {
        return Stream.of(
                major("visitorId was removed", "  - name: visitorId\n", "  - name: personId\n"),
                major("dwellMillis type was long and is int", "physicalType: long\n", "physicalType: int\n"),
                major(
                        "depthPercent logical type was integer and is number",
                        "logicalType: integer\n    logicalTypeOptions: {minimum: 0, maximum: 100}",
                        "logicalType: number\n    logicalTypeOptions: {minimum: 0, maximum: 100}"),
                major("eventId maxLength was 64 and is 32", "maxLength: 64", "maxLength: 32"),
                major("depthPercent maximum was 100 and is 99", "maximum: 100}", "maximum: 99}"),
                major(
                        "depthPercent minimum was 0 and is 1",
                        "{minimum: 0, maximum: 100}",
                        "{minimum: 1, maximum: 100}"),
                major("attributes nameMaxLength was 256 and is 25", "nameMaxLength: 256", "nameMaxLength: 25"),
                major("occurredAt futureTolerance was PT5M and is PT1M", "PT5M", "PT1M"),
                major(
                        "occurredAt minimum was 0000-01-01T00:00:00Z and is 1970-01-01T00:00:00Z",
                        "0000-01-01T00:00:00Z",
                        "1970-01-01T00:00:00Z"),
                major(
                        "type is newly bounded by maxLength 9",
                        "logicalType: string\n    physicalType: string\n    required: true\n    classification: behaviour",
                        "logicalType: string\n    logicalTypeOptions: {maxLength: 9}\n    physicalType: string\n    required: true\n    classification: behaviour"),
                major("type no longer promises type_unknown", "name: type_unknown", "name: type_strange"),
                major("the record is also refused for key_strange", "name: key_wrong", "name: key_strange"),
                major(
                        "consent required was true and is false",
                        "physicalType: boolean\n    required: true\n",
                        "physicalType: boolean\n"),
                major(
                        "eventId classification was pseudonymous and is none",
                        "classification: pseudonymous",
                        "classification: \"none\""),
                major(
                        "flags default was [] and is [human]",
                        "- {property: default, value: []}",
                        "- {property: default, value: [human]}"),
                major("retention was 7 and is 6", "{property: retention, value: 7", "{property: retention, value: 6"),
                major("retention was 7 and is 14", "{property: retention, value: 7", "{property: retention, value: 14"),
                major("compacted was false and is true", "compacted, value: false", "compacted, value: true"),
                major(
                        "key was visitorId, or",
                        "property: key, value: \"visitorId",
                        "property: key, value: \"customerId"),
                major("latency was 500 and is 501", "property: latency, value: 500", "property: latency, value: 501"),
                major("latency is no longer promised", "property: latency", "property: speed"),
                major("completeness was 100 and is 99.9", "completeness, value: 100", "completeness, value: 99.9"),
                major("owner was data-engineers and is ops", "team: {name: data-engineers}", "team: {name: ops}"));
    }

    @Test
    void a_new_required_field_is_major_and_an_optional_one_is_not() {
        String field =
                "  properties:\n  - {name: shop, description: Which, logicalType: string, physicalType: string%s}\n";

        assertThat(complaints("  properties:\n", field.formatted(", required: true"), V1))
                .anySatisfy(complaint -> assertThat(complaint).contains("shop is new and required"));
        assertThat(complaints("  properties:\n", field.formatted(""), "version: 1.1.0"))
                .isEmpty();
    }

    @Test
    void what_was_agreed_of_the_version_before_does_not_count() {
        Contract changed = changed("maxLength: 64", "maxLength: 32", V2);

        assertThat(changed.agreedBy()).isEmpty();
        assertThat(ContractEvolution.complaints(EVENTS, agreed(changed, "data-engineers")))
                .containsExactly("events.verified 2.0.0 is not agreed by data-scientists, analysts: "
                        + "eventId maxLength was 64 and is 32");
    }

    @Test
    void a_wider_bound_a_stronger_promise_and_another_consumer_are_minor() {
        for (var change : List.of(
                List.of("maxLength: 64", "maxLength: 65"),
                List.of("latency, value: 500", "latency, value: 100"),
                List.of("  - name: serving\n", "  - name: ranking\n"))) {
            assertThat(complaints(change.get(0), change.get(1), "version: 1.0.1"))
                    .containsExactly("events.verified 1.0.1 needs version 1.1.0");
            assertThat(complaints(change.get(0), change.get(1), "version: 1.1.0"))
                    .isEmpty();
        }
    }

    @Test
    void a_better_explanation_is_a_patch_and_needs_a_version_too() {
        assertThat(complaints("The campaign within", "The campaign of", V1))
                .containsExactly("events.verified 1.0.0 needs version 1.0.1");
        assertThat(complaints("The campaign within", "The campaign of", "version: 1.0.1"))
                .isEmpty();
    }

    private static DynamicTest major(String sentence, String part, String replacement) {
        return DynamicTest.dynamicTest(sentence, () -> {
            assertThat(complaints(part, replacement, V1)).anySatisfy(c -> assertThat(c)
                    .contains("needs version " + EVENTS.version().nextMajor(), sentence));
            Contract changed = changed(part, replacement, V2);
            assertThat(ContractEvolution.complaints(EVENTS, changed))
                    .singleElement()
                    .asString()
                    .startsWith("events.verified " + changed.version()
                            + " is not agreed by data-engineers, data-scientists")
                    .contains(sentence);
            assertThat(ContractEvolution.complaints(
                            EVENTS, agreed(changed, "data-engineers, data-scientists, analysts, ops")))
                    .isEmpty();
        });
    }

    private static List<String> complaints(String part, String replacement, String version) {
        return ContractEvolution.complaints(EVENTS, changed(part, replacement, version));
    }

    private static Contract changed(String part, String replacement, String version) {
        String yaml = yaml();
        assertThat(yaml).contains(part);
        int at = yaml.indexOf(part);
        return Contract.parse(
                (yaml.substring(0, at) + replacement + yaml.substring(at + part.length())).replace(V1, version));
    }

    private static Contract agreed(Contract contract, String owners) {
        String yaml = new Yaml().dump(contract.tree().values());
        var agreements = new StringBuilder("- property: agreedBy\n  value:\n");
        for (String owner : owners.split(", ")) {
            agreements.append("  - {owner: ").append(owner).append(", version: 2}\n");
        }
        return Contract.parse(
                yaml.replaceAll("(?s)- property: agreedBy\n  value:\n(  - .*?\n)+(?=- )", agreements.toString()));
    }

    private static String yaml() {
        try {
            return Files.readString(Contracts.published("events.verified", 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
