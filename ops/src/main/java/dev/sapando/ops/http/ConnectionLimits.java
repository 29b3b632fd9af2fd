package dev.sapando.ops.http;

import dev.sapando.ops.settings.Settings;
import java.time.Duration;

/**
 * What connections may cost.
 *
 * @param most open at once; beyond it new ones are closed: {@code HTTP_MAX_CONNECTIONS}
 * @param slowHead a connection whose first request's head has not arrived by then is closed; later ones have that time beyond
 *     the idle time: {@code HTTP_HEADER_TIMEOUT}
 * @param requests on one connection, after which it is closed, so that clients spread anew: {@code HTTP_MAX_KEEPALIVE_REQUESTS}
 */
public record ConnectionLimits(int most, Duration slowHead, int requests) {
    static final ConnectionLimits BY_DEFAULT = new ConnectionLimits(2_000, Duration.ofSeconds(10), 100_000);

    static ConnectionLimits from(Settings settings) {
        return new ConnectionLimits(
                settings.number("HTTP_MAX_CONNECTIONS", BY_DEFAULT.most, 1, 100_000),
                settings.duration(
                        "HTTP_HEADER_TIMEOUT", BY_DEFAULT.slowHead, Duration.ofMillis(100), Duration.ofMinutes(10)),
                settings.number("HTTP_MAX_KEEPALIVE_REQUESTS", BY_DEFAULT.requests, 1, Integer.MAX_VALUE));
    }
}
