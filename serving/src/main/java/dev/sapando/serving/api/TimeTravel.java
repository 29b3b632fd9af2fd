package dev.sapando.serving.api;

import dev.sapando.ops.settings.Settings;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** Who may ask as of another time, with {@code at=}: {@code AT_ALLOWED_FROM}. A simulator must; a shop's visitor must not. */
public enum TimeTravel {
    /** Over loopback, and not through a proxy that happens to run here. */
    LOOPBACK {
        @Override
        boolean permits(HttpServerRequest request) {
            return !request.headers().contains("X-Forwarded-For")
                    && !request.headers().contains("Forwarded")
                    && isLoopback(request.remoteAddress().hostAddress());
        }
    },
    /** Whoever reaches the port: for a network of containers that publishes it to its own machine only. */
    ANYWHERE {
        @Override
        boolean permits(HttpServerRequest request) {
            return true;
        }
    };

    abstract boolean permits(HttpServerRequest request);

    public static TimeTravel from(Settings settings) {
        return settings.read(
                "AT_ALLOWED_FROM", LOOPBACK, "loopback or anywhere", text -> valueOf(text.toUpperCase(Locale.ROOT)));
    }

    private static boolean isLoopback(String address) {
        try {
            // A literal address: nothing is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
