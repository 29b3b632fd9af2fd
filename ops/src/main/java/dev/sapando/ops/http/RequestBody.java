package dev.sapando.ops.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * Collects a request's body on the event loop: neither larger nor slower than {@link HttpLimits} say. After a refusal what
 * still comes is thrown away, so that the sender gets to see its answer, until the time for a body is over.
 */
public final class RequestBody {
    private static final long CLOSE_AFTER_MILLIS = 200;
    /** Room is made for what is announced, up to so many times what has come: who announces and sends nothing gets none. */
    private static final int AHEAD = 8;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final HttpLimits limits;
    private final Taker taker;
    private Buffer collected = Buffer.buffer(0);
    private boolean over;

    /** Who wants a body. One of {@code whole}, {@code refuse} and {@code lost} is called, once, on the event loop. */
    public interface Taker {
        /** Asked before each piece is kept; a problem refuses the body. For those who bound all bodies together. */
        default Optional<Problem> hold(int bytes) {
            return Optional.empty();
        }

        void whole(Buffer body);

        void refuse(Problem problem);

        /** The sender went away. */
        default void lost() {}
    }

    private RequestBody(Vertx vertx, HttpServerRequest request, HttpLimits limits, Taker taker) {
        this.vertx = vertx;
        this.request = request;
        this.limits = limits;
        this.taker = taker;
    }

    /** Refuses with 413 {@code body_too_large}, 408 {@code body_too_slow}, or what {@link Taker#hold} says. */
    public static void read(Vertx vertx, HttpServerRequest request, HttpLimits limits, Taker taker) {
        new RequestBody(vertx, request, limits, taker).read();
    }

    private void read() {
        long timer = vertx.setTimer(limits.slowBody().toMillis(), id -> slow());
        request.handler(this::more);
        request.exceptionHandler(lost -> {
            vertx.cancelTimer(timer);
            if (!over) {
                over = true;
                taker.lost();
            }
        });
        request.endHandler(end -> {
            vertx.cancelTimer(timer);
            if (!over) {
                over = true;
                taker.whole(collected);
            }
        });
        if (announced() > limits.maxBody()) {
            refuse(tooLarge());
        } else if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
    }

    private void more(Buffer piece) {
        if (over) {
            return;
        }
        if (collected.length() + piece.length() > limits.maxBody()) {
            refuse(tooLarge());
            return;
        }
        taker.hold(piece.length()).ifPresentOrElse(this::refuse, () -> keep(piece));
    }

    private void keep(Buffer piece) {
        if (collected.length() == 0) {
            collected = Buffer.buffer((int) Math.min(announced(), (long) AHEAD * piece.length()));
        }
        collected.appendBuffer(piece);
    }

    private void slow() {
        if (!over) {
            request.response().putHeader("Connection", "close");
            refuse(new Problem(
                    408,
                    "body_too_slow",
                    "the body did not arrive within " + limits.slowBody().toSeconds() + " s"));
        }
        vertx.setTimer(CLOSE_AFTER_MILLIS, id -> request.connection().close());
    }

    private void refuse(Problem problem) {
        over = true;
        taker.refuse(problem);
    }

    private long announced() {
        String length = request.getHeader("Content-Length");
        // The server has checked that it is a number.
        return length == null ? 0 : Long.parseLong(length);
    }

    private Problem tooLarge() {
        return new Problem(413, "body_too_large", "the body is over " + limits.maxBody() + " bytes; send less at once");
    }
}
