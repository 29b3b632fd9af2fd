package dev.sapando.ingest.collect;

import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.http.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.BiConsumer;

/** Collects a request's body on the event loop: not too large, not too slow, and within what may be in flight. */
final class BodyReader {
    private static final long CLOSE_AFTER_MILLIS = 200;

    private final Vertx vertx;
    private final HttpLimits limits;

    BodyReader(Vertx vertx, HttpLimits limits) {
        this.vertx = vertx;
        this.limits = limits;
    }

    void read(Exchange exchange, BiConsumer<Exchange, byte[]> whole) {
        HttpServerRequest request = exchange.request();
        if (announced(request) > limits.maxBody()) {
            exchange.refuse(tooLarge());
            return;
        }
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        var body = Buffer.buffer();
        long timer = vertx.setTimer(limits.slowBody().toMillis(), id -> slow(exchange));
        request.handler(chunk -> take(chunk, body, exchange));
        request.exceptionHandler(lost -> {
            vertx.cancelTimer(timer);
            exchange.abandon();
        });
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            if (!exchange.isAnswered()) {
                whole.accept(exchange, body.getBytes());
            }
        });
    }

    /** After a refusal the rest is read and thrown away, so that the sender gets to see its answer. */
    private void take(Buffer chunk, Buffer body, Exchange exchange) {
        if (exchange.isAnswered()) {
            return;
        }
        if (body.length() + chunk.length() > limits.maxBody()) {
            exchange.refuse(tooLarge());
        } else if (!exchange.hold(chunk.length())) {
            exchange.refuse(Collector.FULL);
        } else {
            body.appendBuffer(chunk);
        }
    }

    private void slow(Exchange exchange) {
        if (!exchange.isAnswered()) {
            exchange.request().response().putHeader("Connection", "close");
        }
        exchange.refuse(new Problem(
                408,
                "body_too_slow",
                "the body did not arrive within " + limits.slowBody().toSeconds() + " s"));
        vertx.setTimer(CLOSE_AFTER_MILLIS, id -> exchange.request().connection().close());
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        // The server has checked that it is a number.
        return length == null ? 0 : Long.parseLong(length);
    }

    private Problem tooLarge() {
        return new Problem(413, "body_too_large", "the body is over " + limits.maxBody() + " bytes; send less at once");
    }
}
