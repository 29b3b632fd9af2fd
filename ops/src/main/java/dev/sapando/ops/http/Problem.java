package dev.sapando.ops.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** An error a client can act on, as {@code application/problem+json} (RFC 9457). */
public record Problem(int status, String code, String detail) {
    public Future<Void> answer(HttpServerResponse response) {
        return response.setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "about:blank")
                        .put("title", response.getStatusMessage())
                        .put("status", status)
                        .put("code", code)
                        .put("detail", detail)
                        .toBuffer());
    }
}
