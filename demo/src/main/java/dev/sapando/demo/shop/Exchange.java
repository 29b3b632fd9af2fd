package dev.sapando.demo.shop;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its reply, waited for. Not for event loops. */
record Exchange(Vertx vertx, HttpClient client) {
    /** @throws PipelineFailure where there was no reply in time */
    Reply with(RequestOptions request, Buffer body, Duration within) {
        String to = request.getHost() + ":" + request.getPort();
        try {
            return send(request, body).get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PipelineFailure("interrupted while waiting for " + to, e);
        } catch (TimeoutException e) {
            throw new PipelineFailure("no reply from " + to + " within " + within, e);
        } catch (ExecutionException e) {
            throw new PipelineFailure("no connection to " + to + ": " + e.getCause(), e);
        }
    }

    /** Wholly on the event loop: elsewhere the reply's body could have gone by before anybody listens. */
    private CompletableFuture<Reply> send(RequestOptions request, Buffer body) {
        var reply = new CompletableFuture<Reply>();
        vertx.runOnContext(start -> client.request(request)
                .compose(open -> open.send(body))
                .compose(response -> response.body().map(bytes -> reply(response, bytes)))
                .onComplete(reply::complete, reply::completeExceptionally));
        return reply;
    }

    private static Reply reply(HttpClientResponse response, Buffer body) {
        return new Reply(response.statusCode(), response.getHeader("Retry-After"), body);
    }
}
