package dev.sapando.ingest.keys;

import dev.sapando.ops.run.StartFailure;
import java.net.http.HttpRequest;

/** A write key as a client of ours sends it. It is never shown, also where it is none. */
public final class PresentedKey {
    private PresentedKey() {}

    /**
     * The request with the key as {@code X-Write-Key}, unless the key is blank; a line's end that came along is not the key's.
     *
     * @throws StartFailure where no header takes it
     */
    public static HttpRequest.Builder on(HttpRequest.Builder request, String writeKey) {
        String key = writeKey.strip();
        if (key.isEmpty()) {
            return request;
        }
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new StartFailure(
                    "WRITE_KEY (or --write-key) has characters that no write key has; it is not shown here");
        }
        return request.header("X-Write-Key", key);
    }
}
