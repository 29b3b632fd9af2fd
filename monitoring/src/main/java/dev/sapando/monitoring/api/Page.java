package dev.sapando.monitoring.api;

import dev.sapando.ops.http.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Whatever answers outside of {@code /v1/}. It is called on an event loop and must not block it. */
@FunctionalInterface
public interface Page extends Handler<HttpServerRequest> {
    /** Only the API. */
    static Page none() {
        return request -> new Problem(404, "not_found", "Here is /v1/metrics").answer(request.response());
    }
}
