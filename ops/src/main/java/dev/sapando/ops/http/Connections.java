package dev.sapando.ops.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server's open connections, held to their limits: never too many, none whose next request trickles in byte by byte (an idle
 * timeout does not see that one), and none for ever.
 */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final Vertx vertx;
    private final HttpLimits limits;
    private final Map<HttpConnection, Open> open = new ConcurrentHashMap<>();

    /** One connection; only its event loop touches it. */
    private static final class Open {
        private long timer;
        private int requests;
    }

    Connections(Vertx vertx, HttpLimits limits) {
        this.vertx = vertx;
        this.limits = limits;
    }

    void opened(HttpConnection connection) {
        if (open.size() >= limits.connections().most()) {
            LOG.debug("connection_refused open={}", open.size());
            connection.close();
            return;
        }
        KnownVersion.checkOn(connection);
        var state = new Open();
        state.timer = vertx.setTimer(limits.connections().slowHead().toMillis(), id -> connection.close());
        open.put(connection, state);
        connection.closeHandler(closed -> {
            open.remove(connection);
            vertx.cancelTimer(state.timer);
        });
    }

    /** The head of a request is there; the connection has to bring the next one in time after the answer. */
    void requested(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        Open state = open.get(connection);
        if (state == null) {
            return;
        }
        vertx.cancelTimer(state.timer);
        state.requests++;
        boolean last = state.requests >= limits.connections().requests();
        if (last) {
            request.response().putHeader("Connection", "close");
        }
        long next = limits.idle().plus(limits.connections().slowHead()).toMillis();
        request.response().endHandler(answered -> {
            if (last) {
                connection.close();
            } else if (open.containsKey(connection)) {
                state.timer = vertx.setTimer(next, id -> connection.close());
            }
        });
    }

    int size() {
        return open.size();
    }
}
