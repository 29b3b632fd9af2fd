package dev.sapando.event.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.sapando.event.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Contracts are files in the Open Data Contract Standard, and tools of others can read them. */
class ContractSchemaTest {
    private static JsonSchema standard;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream schema = ContractSchemaTest.class.getResourceAsStream("/odcs/odcs-json-schema-v3.1.0.json")) {
            standard = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                    .getSchema(schema);
        }
    }

    @Test
    void every_topic_has_one_that_keeps_the_standard() {
        assertThat(Topics.all()).allSatisfy(topic -> {
            String yaml = Files.readString(Contracts.file(topic.name()));
            assertThat(check(yaml)).isEmpty();
            assertThat(Contract.parse(yaml).topic()).isEqualTo(topic.name());
        });
    }

    @Test
    void there_is_none_without_a_topic() throws IOException {
        try (var files = Files.list(Contracts.TODAY)) {
            assertThat(files).hasSameSizeAs(Topics.all());
        }
    }

    @Test
    void what_the_standard_does_not_know_is_found() throws IOException {
        String yaml = Files.readString(Contracts.file("events.verified"));

        assertThat(check(yaml.replace("apiVersion: v3.1.0", "apiVersion: v9"))).isNotEmpty();
        assertThat(check(yaml.replace("logicalType: boolean", "logicalType: flag")))
                .isNotEmpty();
        assertThat(check(yaml.replace("maxLength: 64", "longest: 64"))).isNotEmpty();
        assertThat(check(yaml + "invented: true\n")).isNotEmpty();
    }

    private static Set<ValidationMessage> check(String yaml) {
        return standard.validate(yaml, InputFormat.YAML);
    }
}
