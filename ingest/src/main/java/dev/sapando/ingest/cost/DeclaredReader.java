package dev.sapando.ingest.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.sapando.event.topic.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A consumer as a topic's contract declares it: its reader schema is the fields it reads.
 *
 * @param code package that reads
 * @param group consumer group; empty where it reads without one
 * @param fields paths as in the contract: {@code lines[].unitPrice}
 */
public record DeclaredReader(String topic, String name, String code, Optional<String> group, List<String> fields) {
    private static final YAMLMapper YAML = new YAMLMapper();

    public DeclaredReader {
        fields = List.copyOf(fields);
    }

    /** Of every topic, as the contracts in {@code event-schema} say. */
    public static List<DeclaredReader> all() {
        return Topics.all().stream().flatMap(topic -> of(topic.name()).stream()).toList();
    }

    /** Of one topic. */
    public static List<DeclaredReader> of(String topic) {
        String file = "/contracts/" + topic + ".odcs.yaml";
        try (InputStream contract = Objects.requireNonNull(DeclaredReader.class.getResourceAsStream(file), file)) {
            return each(YAML.readTree(contract).path("customProperties"))
                    .filter(property -> property.path("property").asText().equals("consumers"))
                    .flatMap(property -> each(property.path("value")))
                    .map(consumer -> reader(topic, consumer))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static DeclaredReader reader(String topic, JsonNode consumer) {
        return new DeclaredReader(
                topic,
                consumer.path("name").asText(),
                consumer.path("code").asText(),
                Optional.ofNullable(consumer.path("group").textValue()),
                each(consumer.path("fields")).map(JsonNode::asText).toList());
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
