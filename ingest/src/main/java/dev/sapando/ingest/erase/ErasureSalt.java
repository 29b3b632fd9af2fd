package dev.sapando.ingest.erase;

import dev.sapando.ingest.keys.SecretFile;
import dev.sapando.ops.run.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret without which the list of the forgotten cannot be tried with guessed ids (HMAC, RFC 2104). Whoever deletes it can no
 * longer tell who is on the list, and neither can anybody else.
 */
public final class ErasureSalt {
    private static final int BYTES = 32;
    private static final int HASH_BYTES = 16;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret 32 bytes that nobody else knows */
    public ErasureSalt(byte[] secret) {
        key = new SecretKeySpec(secret, HMAC);
    }

    /**
     * Reads the file, or makes it where there is none.
     *
     * @param file 64 hexadecimal digits, readable by its owner alone: {@code ERASURE_SALT_FILE}
     * @throws StartFailure where it cannot be used
     */
    public static ErasureSalt in(Path file) {
        try {
            return new ErasureSalt(secret(file, SecretFile.in(file, ErasureSalt::draw)));
        } catch (IOException e) {
            throw new StartFailure(
                    "cannot read or make the salt file " + file + " (" + e + "); name another by ERASURE_SALT_FILE, or"
                            + " make it there: openssl rand -hex 32",
                    e);
        }
    }

    /** 128 bits of HMAC-SHA-256 over the visitor's id, in hexadecimal digits. */
    public String hash(String visitorId) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] whole = mac.doFinal(visitorId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, HASH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static byte[] secret(Path file, String text) {
        if (!text.matches("[0-9a-f]{64}")) {
            throw new StartFailure(
                    "the salt file " + file + " does not hold 64 hexadecimal digits; restore it, or delete it"
                            + " for a new one: erasures that are on the list can then no longer be told (ERASURE_SALT_FILE)");
        }
        return HexFormat.of().parseHex(text);
    }

    private static String draw() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
