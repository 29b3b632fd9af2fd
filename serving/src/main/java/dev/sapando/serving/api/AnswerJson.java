package dev.sapando.serving.api;

import dev.sapando.serving.recommend.Answer;
import dev.sapando.serving.recommend.Question.Explain;
import dev.sapando.serving.recommend.Recommended;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A list as the shop sees it. */
final class AnswerJson {
    private AnswerJson() {}

    static JsonObject add(JsonObject json, Answer answer, Explain explain) {
        JsonArray items = new JsonArray();
        answer.places().forEach(place -> items.add(place(place, explain)));
        json.put("items", items);
        if (explain == Explain.YES) {
            JsonObject offsets = new JsonObject();
            answer.offsetsSeen().forEach(offsets::put);
            json.put(
                    "explain",
                    new JsonObject()
                            .put("askedWith", new JsonArray(answer.evolving()))
                            .put("offsetsSeen", offsets));
        }
        return json;
    }

    private static JsonObject place(Recommended place, Explain explain) {
        JsonObject json = new JsonObject()
                .put("itemId", place.item().itemId())
                .put("score", place.item().score())
                .put("reason", place.level().wireName());
        return explain == Explain.YES ? json.put("neighbours", place.item().support()) : json;
    }
}
