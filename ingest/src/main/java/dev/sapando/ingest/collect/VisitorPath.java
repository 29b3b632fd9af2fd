package dev.sapando.ingest.collect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** {@code /v1/visitors/ID}: the id as the address says it, percent-encoded UTF-8 (RFC 3986, section 2.1). */
final class VisitorPath {
    private static final String PREFIX = "/v1/visitors/";
    private static final int HEX = 16;

    private VisitorPath() {}

    static boolean is(String path) {
        return path.startsWith(PREFIX);
    }

    /** @throws Refused 400 where it is not readable */
    static String visitor(String path) throws Refused {
        var bytes = new ByteArrayOutputStream();
        for (int i = PREFIX.length(); i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                bytes.write(octet(path, i));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            // Also with NUL, which an event can have in its visitorId: whoever can be kept can be forgotten.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable();
        }
    }

    private static int octet(String path, int at) throws Refused {
        int high = at + 2 < path.length() ? Character.digit(path.charAt(at + 1), HEX) : -1;
        int low = at + 2 < path.length() ? Character.digit(path.charAt(at + 2), HEX) : -1;
        if (high < 0 || low < 0) {
            throw unreadable();
        }
        return high * HEX + low;
    }

    private static Refused unreadable() {
        return new Refused(
                400, "visitor_unreadable", "the visitor in the address is not percent-encoded UTF-8; encode it");
    }
}
