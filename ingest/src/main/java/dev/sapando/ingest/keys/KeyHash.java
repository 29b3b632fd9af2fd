package dev.sapando.ingest.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * SHA-256 of a key. Without a salt and without stretching: keys are 256 random bits that we draw ourselves, which nobody can guess
 * or look up however fast the hash is; salts and slow hashes are for what people think up.
 *
 * @param hex 64 lower-case digits
 */
public record KeyHash(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public KeyHash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("a sha256 is not 64 hexadecimal digits; ./sapando keys new writes it");
        }
    }

    public static KeyHash of(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return new KeyHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes as long whether they differ at the start, at the end or not at all. */
    boolean isSame(KeyHash other) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
    }
}
