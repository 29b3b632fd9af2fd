package dev.sapando.ingest.collect;

import dev.sapando.schema.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a visitor's consent means for what is kept.
 *
 * @param whenAbsent what an event that does not say means; must be chosen: {@code CONSENT_WHEN_ABSENT}
 */
record Consent(boolean whenAbsent) {
    private static final int ID_BYTES = 16;
    private static final Pattern STATED = Pattern.compile("\"consent\"\\s*:\\s*(\\w+|\"[^\"]*\")?");
    private static final Pattern EVENT_ID = Pattern.compile("\"eventId\"\\s*:");
    private static final Pattern VISITOR = Pattern.compile("\"visitorId\"\\s*:");

    /**
     * Takes away what could point at a person, also by way of the lists that were served to one. The id becomes a hash, which is
     * the same for a retry; it is not salted, so who knows a visitor and guesses an event id can find the event.
     */
    Event honour(Event event) {
        if (event.getConsent()) {
            return event;
        }
        String visitor = event.getVisitorId() == null ? "" : event.getVisitorId();
        event.setEventId(hash(visitor + '\0' + event.getEventId()));
        event.setVisitorId(null);
        event.setSessionId(null);
        event.setCustomerId(null);
        event.setUserAgent(null);
        event.setRecommendationId(null);
        if (event.getLines() != null) {
            event.getLines().forEach(line -> line.setRecommendationId(null));
        }
        event.setAttributes(Map.of());
        return event;
    }

    /**
     * Of bytes that cannot be read as an event: kept only where all that can be seen in them agrees. Who says nothing is not spoken for
     * by somebody beside them.
     */
    boolean agreesTo(byte[] unreadable) {
        String text = new String(unreadable, StandardCharsets.ISO_8859_1);
        Matcher stated = STATED.matcher(text);
        long agreed = 0;
        while (stated.find()) {
            if (!"true".equals(stated.group(1))) {
                return false;
            }
            agreed++;
        }
        return whenAbsent
                || agreed > 0
                        && agreed >= EVENT_ID.matcher(text).results().count()
                        && agreed >= VISITOR.matcher(text).results().count();
    }

    private static String hash(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
