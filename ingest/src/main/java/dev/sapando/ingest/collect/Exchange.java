package dev.sapando.ingest.collect;

import dev.sapando.ingest.keys.Denied;
import dev.sapando.ops.http.Problem;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One request from its head to its answer: answered once, whatever happens, and what it held is given back. */
final class Exchange {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

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

    /** On the request's own event loop: Kafka's threads, on which acks come, have other requests to see to. */
    void later(Runnable work) {
        context.runOnContext(nothing -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                CollectThreads.failed(this, e);
            }
        });
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

    /** Says what would become of it; counted apart, since nothing does. */
    void checked(Batch batch) {
        meters.checked(batch);
        byte[] body = Answer.ofCheck(batch);
        answer(200, response -> response.putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(body)));
    }

    /** The erasure is written down; its effects follow it. */
    void erasing(byte[] body) {
        answer(202, response -> response.putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(body)));
    }

    void refuse(Problem problem) {
        refuse(problem, problem.status() == 503 ? A_MOMENT : Duration.ZERO);
    }

    void deny(Denied denied) {
        meters.denied(denied.problem().code());
        refuse(denied.problem(), denied.retryAfter());
    }

    private void refuse(Problem problem, Duration retryAfter) {
        answer(problem.status(), response -> {
            if (problem.status() == 401) {
                // RFC 9110, section 15.5.2: how to introduce oneself.
                response.putHeader("WWW-Authenticate", "WriteKey");
            }
            if (!retryAfter.isZero()) {
                response.putHeader(
                        "Retry-After",
                        String.valueOf(retryAfter.plusNanos(999_999_999).toSeconds()));
            }
            problem.answer(response);
        });
    }

    void empty(int status, Consumer<HttpServerResponse> headers) {
        answer(status, response -> {
            headers.accept(response);
            response.end();
        });
    }

    void allow(String method) {
        answer(405, response -> {
            response.putHeader("Allow", method + ", OPTIONS");
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
        if (Vertx.currentContext() == context) {
            write(status, write);
        } else {
            context.runOnContext(nothing -> write(status, write));
        }
    }

    private void write(int status, Consumer<HttpServerResponse> write) {
        HttpServerResponse response = request.response();
        if (!response.closed()) {
            write.accept(response.setStatusCode(status));
        }
    }
}
