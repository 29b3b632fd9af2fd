package dev.sapando.event.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.schema.Event;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every published version stays readable with the same meaning, and the proof of it can fail. */
class SchemaEvolutionTest {
    private static final String PUBLISHED = Event.getClassSchema().toString();

    @TestFactory
    Stream<DynamicTest> today_breaks_no_published_version() {
        return Topics.all().stream()
                .map(topic -> ((AvroSerde<?>) topic.values()).schema())
                .map(today -> DynamicTest.dynamicTest(today.getName(), () -> {
                    var history = SchemaHistory.of(today.getName()).versions();
                    assertThat(history).isNotEmpty();
                    assertThat(history).allSatisfy(published -> assertThat(SchemaEvolution.broken(published, today))
                            .isEmpty());
                    assertThat(history.get(history.size() - 1).toString())
                            .as("the newest published version is what is written")
                            .isEqualTo(withoutJavaHints(today).toString());
                }));
    }

    @Test
    void a_removed_field_is_found() {
        assertThat(changed("{\"name\":\"query\",\"type\":[\"null\",\"string\"],\"default\":null},", ""))
                .containsExactly("Event.query was removed");
    }

    @Test
    void a_changed_type_is_found() {
        assertThat(changed(
                        "\"dwellMillis\",\"type\":[\"null\",\"long\"]", "\"dwellMillis\",\"type\":[\"null\",\"int\"]"))
                .contains("Event.dwellMillis was LONG and is INT");
    }

    @Test
    void a_changed_default_is_found_although_the_fingerprint_is_the_same() {
        assertThat(changed("\"default\":{}", "\"default\":{\"a\":\"b\"}"))
                .singleElement()
                .asString()
                .startsWith("Event.attributes had default");
    }

    @Test
    void a_changed_decimal_scale_is_found() {
        assertThat(changed("\"scale\":4", "\"scale\":2"))
                .contains("Event.lines[].unitPrice meant decimal(18,4) and means decimal(18,2)");
    }

    @Test
    void a_changed_logical_type_is_found() {
        assertThat(changed("timestamp-millis", "timestamp-micros"))
                .contains("Event.occurredAt meant timestamp-millis and means timestamp-micros");
    }

    @Test
    void a_new_branch_that_old_readers_do_not_know_is_found() {
        assertThat(changed(
                        "\"position\",\"type\":[\"null\",\"int\"]",
                        "\"position\",\"type\":[\"null\",\"int\",\"string\"]"))
                .contains("Event.position has a new branch that old readers do not know: \"string\"");
    }

    @Test
    void a_new_optional_field_breaks_nothing() {
        assertThat(changed(
                        "{\"name\":\"query\",",
                        "{\"name\":\"hits\",\"type\":[\"null\",\"int\"],\"default\":null},{\"name\":\"query\","))
                .isEmpty();
    }

    private static java.util.List<String> changed(String part, String replacement) {
        String plain = withoutJavaHints(new SchemaParser().parse(PUBLISHED).mainSchema())
                .toString();
        assertThat(plain).contains(part);
        return SchemaEvolution.broken(parse(plain), parse(plain.replace(part, replacement)));
    }

    private static Schema parse(String text) {
        return new SchemaParser().parse(text).mainSchema();
    }

    /** Generated classes carry {@code avro.java.string}, which the published file does not. */
    private static Schema withoutJavaHints(Schema schema) {
        return parse(schema.toString()
                .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"")
                .replace(",\"avro.java.string\":\"String\"", ""));
    }
}
