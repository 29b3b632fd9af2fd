package dev.sapando.demo.stack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** What a service's admin port says of itself: {@code /health/ready}. */
final class Readiness {
    private static final int TIMEOUT_MILLIS = 2_000;

    private Readiness() {}

    static boolean of(URI admin) {
        try {
            var connection =
                    (HttpURLConnection) admin.resolve("/health/ready").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
