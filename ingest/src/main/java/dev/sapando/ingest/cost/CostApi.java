package dev.sapando.ingest.cost;

import dev.sapando.ops.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/**
 * {@code GET /v1/cost?by=topic|type|consumer|day|field}. On the admin port: what a shop pays and how much it sells is nobody's
 * business who only sends events.
 */
public final class CostApi implements Handler<HttpServerRequest> {
    private final CostLedger ledger;

    public CostApi(CostLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String asked = request.getParam("by");
        String by = asked == null ? "topic" : asked;
        if (request.method() != HttpMethod.GET) {
            new Problem(405, "method_not_allowed", "Ask with GET").answer(request.response());
        } else if (!CostReport.BY.contains(by)) {
            new Problem(400, "parameter_unknown", "by is " + by + "; use one of " + String.join(", ", CostReport.BY))
                    .answer(request.response());
        } else {
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(answer(ledger.report(), by).toBuffer());
        }
    }

    private JsonObject answer(CostReport report, String by) {
        JsonObject answer =
                report.json(by).put("intervalSeconds", ledger.interval().toSeconds());
        return report.isBeforeFirstEvent()
                ? answer.put("firstWithinSeconds", ledger.firstWithin().toSeconds())
                : answer;
    }
}
