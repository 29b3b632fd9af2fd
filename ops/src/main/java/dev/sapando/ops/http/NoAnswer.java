package dev.sapando.ops.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import java.util.Objects;

/** Why a server did not answer, in words for the person who asked. */
public final class NoAnswer {
    private NoAnswer() {}

    public static String reason(IOException e) {
        if (has(e, UnresolvedAddressException.class) || has(e, UnknownHostException.class)) {
            return "no such host";
        }
        if (e instanceof HttpConnectTimeoutException) {
            return "it does not let anybody connect";
        }
        if (e instanceof HttpTimeoutException) {
            return "it takes too long to answer";
        }
        if (e instanceof ConnectException) {
            String message = Objects.requireNonNullElse(e.getMessage(), "");
            return message.isEmpty() || has(e, ClosedChannelException.class) ? "connection refused" : lower(message);
        }
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        return message.isEmpty() || message.contains("no bytes") || message.contains("EOF")
                ? "connection closed before an answer"
                : lower(message);
    }

    private static boolean has(Throwable e, Class<? extends Throwable> type) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return true;
            }
        }
        return false;
    }

    private static String lower(String message) {
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
