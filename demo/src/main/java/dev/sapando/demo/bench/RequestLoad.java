package dev.sapando.demo.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Requests over a few connections, on each the next one when the last is answered: as much as the other side takes. */
final class RequestLoad implements AutoCloseable {
    static final byte[] ALL_ACCEPTED =
            ("{\"accepted\":" + EventRequests.EVENTS + ",\"rejected\":[]}").getBytes(StandardCharsets.UTF_8);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client;
    private final RequestOptions to;
    private final int connections;
    private final EventRequests requests;
    private int next;

    RequestLoad(int port, int connections, EventRequests requests) {
        this.connections = connections;
        this.requests = requests;
        client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(connections));
        to = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/v1/events")
                .setMethod(HttpMethod.POST)
                .putHeader("Content-Type", "application/json");
    }

    /**
     * @param nanos as many requests as it has room for, and afterwards how long each took
     * @return how long all took
     * @throws ExecutionException where one is answered otherwise than that all its events are accepted
     */
    long send(long[] nanos) throws ExecutionException, InterruptedException {
        var progress = new Progress(nanos);
        long begun = System.nanoTime();
        vertx.runOnContext(start -> {
            for (int i = 0; i < connections; i++) {
                progress.next();
            }
        });
        progress.over.get();
        return System.nanoTime() - begun;
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    /** Wholly on the event loop. */
    private final class Progress {
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private final long[] nanos;
        private int begun;
        private int answered;

        Progress(long[] nanos) {
            this.nanos = nanos;
        }

        void next() {
            if (begun == nanos.length || over.isDone()) {
                return;
            }
            int request = begun++;
            Buffer body = requests.bodies().get(next++ % requests.bodies().size());
            long sent = System.nanoTime();
            client.request(to)
                    .compose(open -> open.send(body))
                    .compose(RequestLoad::accepted)
                    .onSuccess(fine -> answered(request, System.nanoTime() - sent))
                    .onFailure(over::completeExceptionally);
        }

        private void answered(int request, long took) {
            nanos[request] = took;
            answered++;
            if (answered == nanos.length) {
                over.complete(null);
            } else {
                next();
            }
        }
    }

    private static Future<Void> accepted(HttpClientResponse response) {
        return response.body()
                .compose(body -> response.statusCode() == 202
                                && Buffer.buffer(ALL_ACCEPTED).equals(body)
                        ? Future.succeededFuture()
                        : Future.failedFuture("not all were accepted: " + response.statusCode() + " " + body));
    }
}
