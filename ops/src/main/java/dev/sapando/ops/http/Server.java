package dev.sapando.ops.http;

import dev.sapando.ops.run.StartFailure;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A listening HTTP server with our limits. Started when constructed; the port is the real one where 0 was asked for. */
public final class Server implements AutoCloseable {
    private static final int SECONDS = 10;

    private final HttpServer server;

    private Server(HttpServer server) {
        this.server = server;
    }

    /** @throws StartFailure where the port is taken, naming the setting that moves it */
    public static Server listen(Vertx vertx, Endpoint endpoint, HttpLimits limits, Handler<HttpServerRequest> handler) {
        var connections = new Connections(vertx, limits);
        HttpServer server = vertx.createHttpServer(limits.options(endpoint))
                .connectionHandler(connections::opened)
                .requestHandler(request -> {
                    connections.requested(request);
                    pass(request, handler);
                });
        try {
            server.listen().await(SECONDS, TimeUnit.SECONDS);
            return new Server(server);
        } catch (TimeoutException e) {
            throw new StartFailure("port " + endpoint.port() + " did not open within " + SECONDS + " s", e);
        } catch (Exception e) {
            throw failure(endpoint, e);
        }
    }

    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        try {
            server.close().await(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("port " + port() + " did not close within " + SECONDS + " s", e);
        }
    }

    /** {@code OPTIONS *} and {@code GET ?x} have no path; no handler of ours has to think of that. */
    private static void pass(HttpServerRequest request, Handler<HttpServerRequest> handler) {
        if (request.path() == null) {
            new Problem(404, "not_found", "the request names no path").answer(request.response());
        } else if (!hasReadableQuery(request)) {
            new Problem(400, "query_unreadable", "what follows the ? has a % that is no escape; write it as %25")
                    .answer(request.response());
        } else {
            handler.handle(request);
        }
    }

    /** Asked once for all servers: whoever asks first gets an exception that quotes the address, in which a key may stand. */
    private static boolean hasReadableQuery(HttpServerRequest request) {
        try {
            request.params();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static StartFailure failure(Endpoint endpoint, Exception e) {
        boolean taken = e instanceof BindException || e.getCause() instanceof BindException;
        return new StartFailure(
                taken
                        ? "port " + endpoint.port() + " on " + endpoint.host() + " is taken or not ours to open; set "
                                + endpoint.setting() + " to another one"
                        : "cannot listen on " + endpoint.host() + ":" + endpoint.port() + ": " + e.getMessage()
                                + "; see SAPANDO_BIND and " + endpoint.setting(),
                e);
    }
}
