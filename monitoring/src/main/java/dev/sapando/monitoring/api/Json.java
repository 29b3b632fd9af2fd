package dev.sapando.monitoring.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sapando.monitoring.answer.Answer;
import dev.sapando.monitoring.answer.Row;
import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.catalogue.Metric;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers as JSON: exact numbers as strings, numbers for reading as numbers. */
final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

    private Json() {}

    static byte[] of(Catalogue catalogue) {
        ArrayNode list = MAPPER.createArrayNode();
        for (Metric metric : catalogue.metrics()) {
            ObjectNode node = list.addObject()
                    .put("id", metric.id())
                    .put("question", metric.question())
                    .put("formula", metric.formula())
                    .put("grain", metric.grain())
                    .put("unit", metric.unit())
                    .put("owner", metric.owner());
            if (metric.blank() != null) {
                node.put("blank", metric.blank());
            }
            ArrayNode inputs = node.putArray("inputs");
            metric.inputs().forEach(inputs::add);
            ObjectNode parameters = node.putObject("parameters");
            if (metric.parameters().from() != null) {
                parameters.put("from", metric.parameters().from());
                parameters.put("until", metric.parameters().until());
            }
            ArrayNode by = parameters.putArray("by");
            metric.parameters().by().forEach(by::add);
            metric.parameters().options().forEach((name, values) -> {
                ArrayNode allowed = parameters.putArray(name);
                values.forEach(allowed::add);
            });
        }
        return bytes(list);
    }

    static byte[] of(Answer answer) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("metric", answer.metric().id())
                .put("question", answer.metric().question())
                .put("owner", answer.metric().owner())
                .put("unit", answer.metric().unit())
                .put("asOf", text(answer.asOf()))
                .put("completeUntil", text(answer.completeUntil()))
                .put("unreconciledEvents", answer.unreconciledEvents());
        if (!answer.variant().options().isEmpty()) {
            ObjectNode options = node.putObject("options");
            answer.metric()
                    .parameters()
                    .options()
                    .keySet()
                    .forEach(
                            name -> options.put(name, answer.variant().options().get(name)));
        }
        answer.warning().ifPresent(warning -> node.put("warning", warning));
        answer.note().ifPresent(note -> node.put("note", note));
        ArrayNode rows = node.putArray("rows");
        answer.rows().forEach(row -> add(rows.addObject(), row));
        return bytes(node);
    }

    private static void add(ObjectNode node, Row row) {
        node.put("period", row.period());
        ObjectNode labels = node.putObject("labels");
        row.labels().forEach(labels::put);
        node.put("numerator", text(row.numerator()))
                .put("denominator", text(row.denominator()))
                .put("value", row.value());
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static byte[] bytes(Object node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree always becomes JSON", e);
        }
    }
}
