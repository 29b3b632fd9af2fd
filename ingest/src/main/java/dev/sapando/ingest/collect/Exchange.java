package dev.sapando.ingest.collect;

import dev.sapando.ops.http.Problem;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One request from its head to its answer: answered once, whatever happens, and what it held is given back. */
final class Exchange {
    private static final String RETRY_SECONDS = "1";

    private final HttpServerRequest request;
    private final Context context;
    private final InFlight inFlight;
    private final CollectorMeters meters;
    private final long begun = System.nanoTime();
    private final AtomicBoolean answered = new AtomicBoolean();
    private long held;

    Exchange(HttpServerRequest request, Context context, InFlight inFlight, CollectorMeters meters) {
        this.request = request;
        this.context = context;
        this.inFlight = inFlight;
        this.meters = meters;
    }

    HttpServerRequest request() {
        return request;
    }

    boolean isAnswered() {
        return answered.get();
    }

    /** False where there is no room for that many bytes more. */
    synchronized boolean hold(long bytes) {
        if (isAnswered() || !inFlight.take(bytes)) {
            return false;
        }
        held += bytes;
        return true;
    }

    void accepted(Batch batch) {
        meters.taken(batch);
        byte[] body = Answer.of(batch);
        answer(202, response -> response.putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(body)));
    }

    void refuse(Problem problem) {
        answer(problem.status(), response -> {
            if (problem.status() == 503 || problem.status() == 429) {
                response.putHeader("Retry-After", RETRY_SECONDS);
            }
            problem.answer(response);
        });
    }

    void allow(String method) {
        answer(405, response -> {
            response.putHeader("Allow", method);
            new Problem(405, "method_not_allowed", request.path() + " takes " + method).answer(response);
        });
    }

    /** Nobody waits for an answer any more. */
    void abandon() {
        if (answered.compareAndSet(false, true)) {
            release();
        }
    }

    private synchronized void release() {
        inFlight.release(held);
        held = 0;
    }

    private void answer(int status, Consumer<HttpServerResponse> write) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        release();
        meters.answered(status, System.nanoTime() - begun);
        context.runOnContext(nothing -> {
            HttpServerResponse response = request.response();
            if (!response.closed()) {
                write.accept(response.setStatusCode(status));
            }
        });
    }
}
