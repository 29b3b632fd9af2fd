package dev.sapando.ingest.collect;

import dev.sapando.ingest.keys.Access;
import dev.sapando.ingest.keys.Asked;
import dev.sapando.ingest.keys.Client;
import dev.sapando.ingest.keys.Denied;
import dev.sapando.ingest.keys.Gate;
import dev.sapando.ops.http.Problem;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * The collector's door: whose key is it, and from whose page (the Fetch standard's CORS protocol). An origin is answered to only
 * where a key names it, never with {@code *}.
 */
final class Entrance {
    private static final String KEY = "X-Write-Key";
    private static final String KEY_IN_ADDRESS = "writeKey";

    private final Gate gate;

    Entrance(Gate gate) {
        this.gate = gate;
    }

    /** What every answer says, whatever it is: a browser keeps from its page what lacks it. */
    void greet(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        response.headers().add("Vary", "Origin");
        String origin = origin(request);
        if (origin != null && gate.knows(origin)) {
            response.putHeader("Access-Control-Allow-Origin", origin);
            response.putHeader("Access-Control-Expose-Headers", "Retry-After");
        }
    }

    /**
     * Answers {@code OPTIONS}: a browser that asks whether its page may send, or a person who wants to know what is here.
     *
     * @param takes what the path is there for; pages send and never delete, so a browser that asks for it hears no
     */
    void options(Exchange exchange, HttpMethod takes) {
        HttpServerRequest request = exchange.request();
        String page = request.getHeader("Access-Control-Request-Method") == null ? null : origin(request);
        if (page != null && !(takes == HttpMethod.POST && gate.knows(page))) {
            exchange.refuse(new Problem(
                    403,
                    "origin_not_allowed",
                    takes == HttpMethod.POST
                            ? "no write key names the page's origin; add it to a key of scope browser"
                            : "no page may do this; send it from where a key of scope admin is safe"));
            return;
        }
        exchange.empty(204, response -> {
            response.putHeader("Allow", takes.name() + ", OPTIONS");
            if (page != null) {
                response.headers().add("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers");
                response.putHeader("Access-Control-Allow-Methods", takes.name());
                response.putHeader("Access-Control-Allow-Headers", "Content-Type, Content-Encoding, " + KEY);
                response.putHeader("Access-Control-Max-Age", "600");
            }
        });
    }

    /** @throws Denied 401, 403 or 429 */
    Client admit(HttpServerRequest request, Access access) throws Denied {
        return gate.admit(new Asked(access, request.getHeader(KEY), request.getParam(KEY_IN_ADDRESS), origin(request)));
    }

    /** {@code navigator.sendBeacon}: from a page, which can neither name a type that needs to be asked for nor a header. */
    static boolean isBeacon(HttpServerRequest request, Access access) {
        return access == Access.EVENTS && origin(request) != null && request.getHeader(KEY) == null;
    }

    private static @Nullable String origin(HttpServerRequest request) {
        return request.getHeader("Origin");
    }
}
