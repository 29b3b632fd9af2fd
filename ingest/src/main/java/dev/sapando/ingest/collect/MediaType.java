package dev.sapando.ingest.collect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two forms in which a body is taken. */
enum MediaType {
    JSON("application/json"),
    JSON_LINES("application/x-ndjson");

    private final String name;

    MediaType(String name) {
        this.name = name;
    }

    /** @param beacon whether it may come as text, since a browser asks nobody before it sends that */
    static MediaType of(@Nullable String contentType, boolean beacon) throws Refused {
        String[] parts = (contentType == null ? "" : contentType)
                .toLowerCase(Locale.ROOT)
                .replace(" ", "")
                .replace("\"", "")
                .split(";");
        if (beacon && "text/plain".equals(parts[0])) {
            requireUtf8(parts);
            return JSON;
        }
        for (MediaType type : values()) {
            if (type.name.equals(parts[0])) {
                requireUtf8(parts);
                return type;
            }
        }
        throw new Refused(
                415,
                "content_type_unsupported",
                "Content-Type " + contentType + " is not taken; send application/json or application/x-ndjson");
    }

    private static void requireUtf8(String[] parts) throws Refused {
        for (String part : parts) {
            if (part.startsWith("charset=") && !part.equals("charset=utf-8")) {
                throw new Refused(415, "charset_unsupported", part + " is not taken; JSON is UTF-8 (RFC 8259)");
            }
        }
    }
}
