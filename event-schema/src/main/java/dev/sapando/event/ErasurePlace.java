package dev.sapando.event;

import dev.sapando.event.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * Where in its partition of {@code events.verified} an erasure stood: a list that was served before it must not bring the visitor back.
 *
 * @param at arrival of the erasure, epoch milliseconds
 */
public record ErasurePlace(int partition, long offset, long at) {
    private static final String SEEN = Topics.EVENTS_VERIFIED.name() + "-";
    private static final int HASH_BYTES = 16;

    /**
     * Whether a list was made without knowing of its visitor's erasure. It says how far its maker had read; where it does not, its
     * arrival decides.
     *
     * @param offsetsSeen of the list
     * @param arrival of the list, epoch milliseconds
     */
    public boolean covers(Map<String, Long> offsetsSeen, long arrival) {
        Long next = offsetsSeen.get(SEEN + partition);
        return next == null ? arrival <= at : next <= offset;
    }

    /** Under which an erasure may be remembered: the id itself is to be forgotten. SHA-256, its first 128 bits. */
    public static String hashOf(String visitor) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(visitor.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
