package dev.sapando.serving.api;

import dev.sapando.serving.recommend.Question;
import dev.sapando.serving.recommend.Question.Explain;
import java.util.Optional;
import java.util.Set;

/** Makes a question out of a request's fields. What is wrong with them stands in {@link Fields#problems()} afterwards. */
final class QuestionOf {
    static final int MAX_N = 100;
    static final int DEFAULT_N = 20;
    static final int MAX_EXCLUDED = 200;
    static final int MAX_CANDIDATES = 500;
    static final int MAX_RECENT = 100;
    static final int MAX_PLACEMENT = 64;
    static final String DEFAULT_PLACEMENT = "unnamed";

    private QuestionOf() {}

    static Question fields(Fields fields) {
        return new Question(
                fields.id("visitorId"),
                fields.id("sessionId"),
                fields.id("itemId"),
                fields.ids("items", MAX_RECENT),
                fields.has("candidates") ? Optional.of(fields.ids("candidates", MAX_CANDIDATES)) : Optional.empty(),
                Set.copyOf(fields.ids("exclude", MAX_EXCLUDED)),
                fields.number("n", DEFAULT_N, 1, MAX_N),
                placement(fields),
                fields.flag("explain") ? Explain.YES : Explain.NO,
                fields.instant("at"));
    }

    private static String placement(Fields fields) {
        String placement = fields.text("placement").orElse(DEFAULT_PLACEMENT);
        if (placement.length() > MAX_PLACEMENT) {
            fields.problem("placement has " + placement.length() + " characters, more than " + MAX_PLACEMENT);
        }
        return placement;
    }
}
