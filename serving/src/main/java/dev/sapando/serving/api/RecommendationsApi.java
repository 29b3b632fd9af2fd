package dev.sapando.serving.api;

import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.http.Problem;
import dev.sapando.ops.http.RequestBody;
import dev.sapando.serving.recommend.Question;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET} and {@code POST /v1/recommendations}: reads the question, has it answered, and tells what is wrong with it. */
public final class RecommendationsApi implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(RecommendationsApi.class);
    private static final String PATH = "/v1/recommendations";
    private static final Problem NOT_AN_OBJECT = new Problem(400, "body_unreadable", "The body is not a JSON object");
    private static final Problem INTERNAL = new Problem(500, "internal", "Our fault; it is in the log");

    private final Vertx vertx;
    private final HttpLimits limits;
    private final Answering answering;
    private final TimeTravel timeTravel;
    private final MeterRegistry meters;

    public RecommendationsApi(
            Vertx vertx, HttpLimits limits, Answering answering, TimeTravel timeTravel, MeterRegistry meters) {
        this.vertx = vertx;
        this.limits = limits;
        this.answering = answering;
        this.timeTravel = timeTravel;
        this.meters = meters;
        // Someone must see this one, and a counter that is born with its first case shows no increase.
        refused(INTERNAL);
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (!request.path().equals(PATH)) {
            refuse(request, new Problem(404, "not_found", "Here is " + PATH));
        } else if (request.method().equals(HttpMethod.GET)) {
            ask(request, RequestFields.ofQuery(request.params()));
        } else if (request.method().equals(HttpMethod.POST)) {
            post(request);
        } else {
            request.response().putHeader("Allow", "GET, POST");
            refuse(request, new Problem(405, "method_not_allowed", PATH + " takes GET and POST"));
        }
    }

    private void post(HttpServerRequest request) {
        String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            refuse(request, new Problem(415, "content_type", "Content-Type must be application/json"));
            return;
        }
        RequestBody.read(vertx, request, limits, new RequestBody.Taker() {
            @Override
            public void whole(Buffer body) {
                json(body).ifPresentOrElse(fields -> ask(request, fields), () -> refuse(NOT_AN_OBJECT));
            }

            @Override
            public void refuse(Problem problem) {
                RecommendationsApi.this.refuse(request, problem);
            }
        });
    }

    private static Optional<Fields> json(Buffer body) {
        try {
            return Optional.of(RequestFields.ofJson(new JsonObject(body)));
        } catch (DecodeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private void ask(HttpServerRequest request, Fields fields) {
        Question question = QuestionOf.fields(fields);
        if (fields.problems().isPresent()) {
            refuse(
                    request,
                    new Problem(400, "parameter_invalid", fields.problems().get()));
        } else if (question.at().isPresent() && !timeTravel.permits(request)) {
            refuse(
                    request,
                    new Problem(403, "at_not_allowed", "at is for requests from this machine only (AT_ALLOWED_FROM)"));
        } else if (answering.isPrepared(question)) {
            answer(request, question);
        } else {
            vertx.executeBlocking(() -> {
                        answering.prepare(question);
                        return question;
                    })
                    .onSuccess(prepared -> answer(request, prepared))
                    .onFailure(e -> fail(request, e));
        }
    }

    private void answer(HttpServerRequest request, Question question) {
        try {
            Buffer answer = answering.answer(question).toBuffer();
            request.response().putHeader("Content-Type", "application/json").end(answer);
        } catch (RuntimeException e) {
            fail(request, e);
        }
    }

    private void fail(HttpServerRequest request, Throwable e) {
        LOG.error("recommendation_failed uri={}", request.uri(), e);
        refuse(request, INTERNAL);
    }

    private void refuse(HttpServerRequest request, Problem problem) {
        refused(problem).increment();
        problem.answer(request.response());
    }

    private Counter refused(Problem problem) {
        return meters.counter("sapando.serving.refused", "code", problem.code());
    }
}
