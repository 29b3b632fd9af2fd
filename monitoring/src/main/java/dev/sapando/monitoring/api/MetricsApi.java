package dev.sapando.monitoring.api;

import dev.sapando.monitoring.answer.Answer;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.ItemCategories;
import dev.sapando.monitoring.answer.Variant;
import dev.sapando.monitoring.catalogue.Metric;
import dev.sapando.monitoring.people.People;
import dev.sapando.ops.http.Problem;
import dev.sapando.ops.run.Nearest;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /v1/metrics} and {@code GET /v1/metrics/{id}}; everything outside of {@code /v1/} is the page's. */
public final class MetricsApi implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsApi.class);
    private static final String LIST = "/v1/metrics";

    private final Vertx vertx;
    private final Answers answers;
    private final Handler<HttpServerRequest> page;

    /** @param page answers outside of {@code /v1}, on an event loop that it must not block */
    public MetricsApi(Vertx vertx, Answers answers, Handler<HttpServerRequest> page) {
        this.vertx = vertx;
        this.answers = answers;
        this.page = page;
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = request.path() == null ? "/" : request.path();
        if (!path.equals("/v1") && !path.startsWith("/v1/")) {
            page.handle(request);
        } else if (request.method() != HttpMethod.GET) {
            request.response().putHeader("Allow", "GET");
            new Problem(405, "method_not_allowed", "Metrics are read with GET").answer(request.response());
        } else if (path.equals(LIST) || path.equals(LIST + "/")) {
            end(request, Json.of(answers.catalogue()));
        } else if (path.startsWith(LIST + "/")) {
            metric(request, path.substring(LIST.length() + 1));
        } else {
            new Problem(404, "not_found", "Here are /v1/metrics and /v1/metrics/{id}").answer(request.response());
        }
    }

    private void metric(HttpServerRequest request, String id) {
        Optional<Metric> metric = answers.catalogue().find(id);
        if (metric.isEmpty()) {
            new Problem(
                            404,
                            "unknown_metric",
                            "There is no metric " + id
                                    + Nearest.of(id, answers.catalogue().ids())
                                            .map(near -> ", but " + near)
                                            .orElse("")
                                    + "; there are "
                                    + String.join(", ", answers.catalogue().ids()))
                    .answer(request.response());
            return;
        }
        // Sums over a month of cells take milliseconds: not on the event loop.
        vertx.executeBlocking(() -> Json.of(answer(metric.get(), request)), false)
                .onSuccess(json -> end(request, json))
                .onFailure(failure -> problem(id, failure).answer(request.response()));
    }

    private Answer answer(Metric metric, HttpServerRequest request) {
        Question question = Question.of(metric, request.params(), answers::today);
        return answers.answer(metric.id(), question.range(), question.by(), question.variant());
    }

    private static Problem problem(String id, Throwable failure) {
        if (failure instanceof Question.Unusable unusable) {
            return unusable.problem();
        }
        if (failure instanceof Variant.Unusable unusable) {
            return new Problem(400, "unusable_together", String.valueOf(unusable.getMessage()));
        }
        if (failure instanceof People.StillReading || failure instanceof ItemCategories.StillReading) {
            return new Problem(503, "still_reading", failure.getMessage() + "; /health/ready says when they are read");
        }
        LOG.error("metric_failed id={}", id, failure);
        return new Problem(500, "metric_failed", "The metric " + id + " could not be computed; the log says why");
    }

    private static void end(HttpServerRequest request, byte[] json) {
        request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(json));
    }
}
