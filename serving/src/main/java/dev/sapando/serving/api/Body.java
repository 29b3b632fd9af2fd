package dev.sapando.serving.api;

import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.http.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Collects a request's body, within limits of size and time. */
final class Body {
    /** The refused client's chance to read why, before its connection is closed. */
    private static final long LINGER_MILLIS = 1_000;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final int max;
    private final Consumer<Buffer> whole;
    private final Buffer collected = Buffer.buffer();
    private boolean over;

    private Body(Vertx vertx, HttpServerRequest request, int max, Consumer<Buffer> whole) {
        this.vertx = vertx;
        this.request = request;
        this.max = max;
        this.whole = whole;
    }

    /** Answers 413 or 408 itself where the body is too large or too slow. */
    static void read(Vertx vertx, HttpServerRequest request, HttpLimits limits, Consumer<Buffer> whole) {
        Body body = new Body(vertx, request, limits.maxBody(), whole);
        long timer = vertx.setTimer(
                limits.slowBody().toMillis(),
                id -> body.refuse(new Problem(408, "body_slow", "The body did not arrive in time")));
        request.handler(body::more);
        request.exceptionHandler(gone -> {
            body.over = true;
            vertx.cancelTimer(timer);
        });
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            body.end();
        });
    }

    private void more(Buffer part) {
        if (over) {
            return;
        }
        if (collected.length() + part.length() > max) {
            refuse(new Problem(413, "body_large", "The body has more than " + max + " bytes"));
        } else {
            collected.appendBuffer(part);
        }
    }

    private void end() {
        if (!over) {
            over = true;
            whole.accept(collected);
        }
    }

    private void refuse(Problem problem) {
        if (!over) {
            over = true;
            request.response().putHeader("Connection", "close");
            problem.answer(request.response());
            vertx.setTimer(LINGER_MILLIS, id -> request.connection().close());
        }
    }
}
