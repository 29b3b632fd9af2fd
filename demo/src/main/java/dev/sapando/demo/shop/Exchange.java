package dev.sapando.demo.shop;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its reply, waited for. Not for event loops. */
record Exchange(HttpClient client) {
    /** @throws PipelineFailure where there was no reply in time */
    Reply with(RequestOptions request, Buffer body, Duration within) {
        try {
            return client.request(request)
                    .compose(open -> open.send(body))
                    .compose(response -> response.body().map(bytes -> reply(response, bytes)))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PipelineFailure("interrupted while waiting for " + request.getURI(), e);
        } catch (TimeoutException e) {
            throw new PipelineFailure(
                    "no reply from " + request.getHost() + ":" + request.getPort() + " within " + within, e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new PipelineFailure(
                    "no connection to " + request.getHost() + ":" + request.getPort() + ": " + e.getCause(), e);
        }
    }

    private static Reply reply(HttpClientResponse response, Buffer body) {
        return new Reply(response.statusCode(), response.getHeader("Retry-After"), body);
    }
}
