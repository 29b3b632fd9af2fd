package dev.sapando.monitoring.page;

import dev.sapando.ops.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * Monitoring as the page meets it: the page itself, and a metrics API that answers for the fixture shop,
 * for its first day, for none, or not at all; or warns that it has not read all of it.
 */
final class FixtureApi implements Handler<HttpServerRequest> {
    enum Mood {
        SHOP,
        FIRST_DAY,
        NO_EVENTS,
        NOTHING_LATELY,
        STANDING,
        STANDING_FROM_THE_START,
        OUT
    }

    static final String NOTE =
            "There are events from 2024-01-01 to 2024-01-31; what was asked for lies outside of that.";

    static final String WARNING =
            "not all that arrived is in this answer: 41000 records are not read yet; of those that are, what arrived"
                    + " last, at 2024-03-15T10:00:00Z, happened at 2024-03-15T09:59:58Z or before";

    private static final String METRICS = "/v1/metrics/";

    private final DashboardPage page = new DashboardPage();
    volatile FixtureShop shop = new FixtureShop();
    volatile Mood mood = Mood.SHOP;
    volatile Instant now = FixtureShop.NOW;

    @Override
    public void handle(HttpServerRequest request) {
        if (!request.path().startsWith(METRICS)) {
            page.handle(request);
        } else if (mood == Mood.OUT) {
            new Problem(503, "starting", "metrics are being restored").answer(request.response());
        } else {
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(answer(request.uri().substring(METRICS.length())).toBuffer());
        }
    }

    private JsonObject answer(String question) {
        boolean none = mood == Mood.NO_EVENTS || mood == Mood.STANDING_FROM_THE_START;
        JsonObject answer = mood == Mood.NOTHING_LATELY ? new JsonObject().put("note", NOTE) : new JsonObject();
        if (mood == Mood.STANDING || mood == Mood.STANDING_FROM_THE_START) {
            answer.put("warning", WARNING);
        }
        return answer.put("metric", question.replaceFirst("\\?.*", ""))
                .put("asOf", none ? null : now.minusMillis(1_800).toString())
                .put("completeUntil", none ? null : now.toString())
                .put("unreconciledEvents", 0)
                .put("rows", rows(question));
    }

    private JsonArray rows(String question) {
        return switch (mood) {
            case SHOP, STANDING -> shop.rows(question);
            case FIRST_DAY -> shop.firstDay(question);
            case NO_EVENTS, NOTHING_LATELY, STANDING_FROM_THE_START, OUT -> new JsonArray();
        };
    }
}
