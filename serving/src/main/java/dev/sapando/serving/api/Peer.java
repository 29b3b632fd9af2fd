package dev.sapando.serving.api;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who is asking. */
final class Peer {
    private Peer() {}

    /** Over loopback, and not through a proxy that happens to run here. */
    static boolean isThisMachine(HttpServerRequest request) {
        if (request.headers().contains("X-Forwarded-For") || request.headers().contains("Forwarded")) {
            return false;
        }
        try {
            // A literal address: nothing is looked up.
            return InetAddress.getByName(request.remoteAddress().hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
