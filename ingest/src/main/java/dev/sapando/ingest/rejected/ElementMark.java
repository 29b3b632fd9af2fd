package dev.sapando.ingest.rejected;

import dev.sapando.schema.RejectedEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * By what a refused element is known again when its sender sends it once more, not knowing that it had arrived: 128 bits of SHA-256
 * over stage, code, producer and the original bytes, in hexadecimal digits, and the how-manieth of its like it is in one request, since
 * those were all meant. Of what was refused without consent nothing is kept to know it by; and
 * of what has no id nobody can say whether it is one element sent again, or a tracker that sends the same broken one all day.
 */
public final class ElementMark {
    /** Header of what the collector refuses; what verification refuses is known by where it came from. */
    public static final String HEADER = "sapando.element";

    private static final int BYTES = 16;

    private final Map<String, Integer> alike = new HashMap<>();

    /** The mark of the next refused element of a request. */
    public Optional<byte[]> next(RejectedEvent refused) {
        ByteBuffer original = refused.getOriginal();
        if (original == null || refused.getEventId() == null) {
            return Optional.empty();
        }
        String hash = hash(refused, original.duplicate());
        int number = alike.merge(hash, 1, Integer::sum);
        return Optional.of((hash + ":" + number).getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(RejectedEvent refused, ByteBuffer original) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : Arrays.asList(refused.getStage(), refused.getCode(), refused.getProducer())) {
                digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            digest.update(original);
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
