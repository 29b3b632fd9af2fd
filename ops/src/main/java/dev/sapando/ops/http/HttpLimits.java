package dev.sapando.ops.http;

import dev.sapando.ops.settings.Settings;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What a client may ask of any of our servers.
 *
 * @param maxBody bytes of a request's body, also after decompression: {@code HTTP_MAX_BODY_BYTES}
 * @param maxHeader bytes of all headers together: {@code HTTP_MAX_HEADER_BYTES}
 * @param idle an open connection that says nothing is closed: {@code HTTP_IDLE_TIMEOUT}
 * @param slowBody a body that has not arrived by then is answered 408: {@code HTTP_BODY_TIMEOUT}
 * @param connections how many, and how long each
 */
public record HttpLimits(int maxBody, int maxHeader, Duration idle, Duration slowBody, ConnectionLimits connections) {
    /** With the defaults for connections. */
    public HttpLimits(int maxBody, int maxHeader, Duration idle, Duration slowBody) {
        this(maxBody, maxHeader, idle, slowBody, ConnectionLimits.BY_DEFAULT);
    }

    public static HttpLimits from(Settings settings) {
        return new HttpLimits(
                settings.number("HTTP_MAX_BODY_BYTES", 5_000_000, 1_000, 100_000_000),
                settings.number("HTTP_MAX_HEADER_BYTES", 16_384, 1_024, 1_000_000),
                settings.duration(
                        "HTTP_IDLE_TIMEOUT", Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofHours(1)),
                settings.duration(
                        "HTTP_BODY_TIMEOUT", Duration.ofSeconds(15), Duration.ofSeconds(1), Duration.ofMinutes(10)),
                ConnectionLimits.from(settings));
    }

    HttpServerOptions options(Endpoint endpoint) {
        return new HttpServerOptions()
                .setHost(endpoint.host())
                .setPort(endpoint.port())
                // One protocol, one set of limits: HTTP/2 has streams, resets and header tables to bound besides.
                .setHttp2ClearTextEnabled(false)
                .setMaxHeaderSize(maxHeader)
                .setMaxInitialLineLength(Math.max(4_096, maxHeader / 2))
                .setIdleTimeout(Math.toIntExact(idle.toSeconds()))
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }
}
