package dev.sapando.demo.shop;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the pipeline's APIs answer; whatever is not what they promise is a {@link PipelineFailure}. */
final class Answers {
    private Answers() {}

    static Verdicts verdicts(Buffer body) {
        JsonObject answer = object(body);
        Map<String, Integer> byCode = new HashMap<>();
        for (JsonObject rejection : objects(answer, "rejected")) {
            byCode.merge(text(rejection, "code"), 1, Integer::sum);
        }
        return new Verdicts(promised(answer.getValue("accepted"), Integer.class, "accepted"), byCode);
    }

    static Recommendations recommendations(Buffer body) {
        JsonObject answer = object(body);
        List<String> items = objects(answer, "items").stream()
                .map(item -> text(item, "itemId"))
                .toList();
        return new Recommendations(
                text(answer, "recommendationId"), text(answer, "arm"), text(answer, "release"), items);
    }

    private static JsonObject object(Buffer body) {
        try {
            return body.toJsonObject();
        } catch (DecodeException | ClassCastException e) {
            throw new PipelineFailure("an answer is no JSON object", e);
        }
    }

    private static List<JsonObject> objects(JsonObject answer, String field) {
        return promised(answer.getValue(field), JsonArray.class, field).stream()
                .map(element -> promised(element, JsonObject.class, field))
                .toList();
    }

    private static String text(JsonObject object, String field) {
        return promised(object.getValue(field), String.class, field);
    }

    private static <T> T promised(@Nullable Object value, Class<T> type, String field) {
        if (!type.isInstance(value)) {
            throw new PipelineFailure("an answer has no usable " + field + ", but " + value);
        }
        return type.cast(value);
    }
}
