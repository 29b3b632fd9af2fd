package dev.sapando.ingest.collect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Undoes a body's compression, up to a bound: a few kilobytes of gzip can be gigabytes of zeros. */
final class ContentCoding {
    private static final int STEP = 16 * 1024;
    /** Smaller ones harm nobody, whatever their ratio. */
    private static final int RATIO_FROM = 256 * 1024;

    private ContentCoding() {}

    static byte[] decode(byte[] body, @Nullable String coding, int maxBody, int maxRatio) throws Refused {
        String name = coding == null ? "identity" : coding.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "", "identity" -> body;
            case "gzip", "x-gzip" -> gunzip(body, maxBody, maxRatio);
            default ->
                throw new Refused(
                        415,
                        "content_encoding_unsupported",
                        "Content-Encoding " + coding + " is not taken; send gzip or none");
        };
    }

    private static byte[] gunzip(byte[] body, int maxBody, int maxRatio) throws Refused {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body), STEP)) {
            var out = new ByteArrayOutputStream(Math.min(maxBody, body.length * 4));
            byte[] step = new byte[STEP];
            for (int read = in.read(step); read >= 0; read = in.read(step)) {
                if (out.size() + read > maxBody) {
                    throw new Refused(
                            413,
                            "body_too_large",
                            "the body is over " + maxBody + " bytes uncompressed; send less at once");
                }
                if (out.size() + read > Math.max(RATIO_FROM, (long) maxRatio * body.length)) {
                    throw new Refused(
                            413,
                            "gzip_ratio_too_high",
                            "the body unpacks to over " + maxRatio + " times its size; send fewer alike events at once"
                                    + " (COLLECTOR_MAX_GZIP_RATIO)");
                }
                out.write(step, 0, read);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new Refused(400, "gzip_unreadable", "the body is not gzip: " + e.getMessage());
        }
    }
}
