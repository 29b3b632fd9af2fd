package dev.sapando.ingest.keys;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Web origins (RFC 6454): scheme, host and, where it is not the scheme's own, port; nothing behind them. */
final class Origins {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Origins() {}

    /**
     * As browsers write it.
     *
     * @throws IllegalArgumentException naming the text and what would be right
     */
    static String require(String text) {
        return parsed(text)
                .filter(uri -> nothingBehind(uri) && written(uri).equals(text.toLowerCase(Locale.ROOT)))
                .map(Origins::written)
                .orElseThrow(() -> new IllegalArgumentException(
                        "origin \"" + text + "\" is not one such as https://shop.example or http://localhost:3000"));
    }

    static boolean isLoopback(String origin) {
        return parsed(origin)
                .filter(uri -> nothingBehind(uri) && LOOPBACK.contains(uri.getHost()))
                .isPresent();
    }

    private static Optional<URI> parsed(String text) {
        try {
            URI uri = URI.create(text.toLowerCase(Locale.ROOT));
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean nothingBehind(URI uri) {
        return uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
    }

    private static String written(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
