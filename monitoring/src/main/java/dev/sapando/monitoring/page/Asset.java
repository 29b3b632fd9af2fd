package dev.sapando.monitoring.page;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * One file of the page, held in memory so that no event loop ever reads from disk.
 *
 * @param tag names these very bytes, so that a browser that has them is told so instead of being sent them again
 */
record Asset(String contentType, Buffer bytes, String tag) {
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** @throws IllegalStateException where the jar was built without the resource */
    static Asset of(String resource) {
        try (InputStream in = Asset.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the dashboard page's " + resource + " is not on the class path");
            }
            byte[] bytes = in.readAllBytes();
            return new Asset(contentType(resource), Buffer.buffer(bytes), '"' + digest(bytes) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    private static String contentType(String resource) {
        String ending = resource.substring(resource.lastIndexOf('.') + 1);
        String type = CONTENT_TYPES.get(ending);
        if (type == null) {
            throw new IllegalStateException("no content type is known for " + resource);
        }
        return type;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
