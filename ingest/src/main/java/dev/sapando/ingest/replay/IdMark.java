package dev.sapando.ingest.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Makes the events of a recording that was moved in time events of their own: ids of events, people, visits, orders and
 * recommendations get a mark, everything else stays byte for byte. What was one id stays one id, so copies stay copies, refunds
 * find their order, and an event's id {@code session:number} stays the compact form it is: its session gets the mark that the
 * session's own id gets.
 */
record IdMark(String mark) {
    private static final String EVENT_ID = "eventId";
    private static final String SESSION_ID = "sessionId";
    /** In the contract. */
    private static final int LONGEST_EVENT_ID = 64;
    /** Of the others, in the contract. */
    private static final int LONGEST = 128;
    /** Of what may stand before a colon and a digit in an event's id. */
    private static final int LONGEST_SESSION_OF_EVENTS = LONGEST_EVENT_ID - 2;
    /** What leaves room for a colon and the digits of a long behind it. */
    private static final int LONGEST_PREFIX = LONGEST_EVENT_ID - 20;

    private static final Set<String> IDS =
            Set.of(EVENT_ID, "visitorId", "customerId", SESSION_ID, "orderId", "recommendationId");
    private static final Pattern NUMBERED = Pattern.compile("(?s)(.+)(:\\d{1,19})");
    private static final Pattern RANDOM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final JsonFactory JSON = new JsonFactory();

    Outgoing on(Outgoing event) {
        byte[] json = event.json();
        var marked = new ByteArrayOutputStream(json.length + 64);
        int copied = 0;
        try (JsonParser parser = JSON.createParser(json)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.VALUE_STRING && isId(parser, depth)) {
                    String id = parser.getText();
                    if (!StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
                        // Half a surrogate pair: the collector's to refuse, as it stands.
                        continue;
                    }
                    int from = (int) parser.currentTokenLocation().getByteOffset() + 1;
                    marked.write(json, copied, from - copied);
                    marked.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(of(parser.currentName(), id)));
                    copied = (int) parser.currentLocation().getByteOffset() - 1;
                }
            }
        } catch (IOException e) {
            // The collector's to refuse, as it stands.
            return event;
        }
        marked.write(json, copied, json.length - copied);
        return new Outgoing(marked.toByteArray(), event.visitorId(), event.occurredAt(), 0, 0);
    }

    /** The event's own fields, and those of its order lines; what a stranger's attribute is called like is left alone. */
    private static boolean isId(JsonParser parser, int depth) throws IOException {
        String name = parser.currentName();
        return name != null && IDS.contains(name) && (depth == 1 || (depth == 3 && name.equals("recommendationId")));
    }

    /** No longer than its field may be, where it was not; what was longer stays as long, for the collector to say so. */
    String of(String field, String id) {
        if (id.isBlank()) {
            return id;
        }
        return switch (field) {
            case EVENT_ID -> event(id);
            case SESSION_ID -> session(id);
            default -> marked(id, Math.max(LONGEST, id.length()));
        };
    }

    private String event(String id) {
        var numbered = NUMBERED.matcher(id);
        return id.length() <= LONGEST_EVENT_ID && numbered.matches()
                ? session(numbered.group(1)) + numbered.group(2)
                : marked(id, Math.max(LONGEST_EVENT_ID, id.length()));
    }

    /** As short as events' ids need it where it may stand in them. */
    private String session(String id) {
        return marked(id, id.length() <= LONGEST_SESSION_OF_EVENTS ? LONGEST_PREFIX : Math.max(LONGEST, id.length()));
    }

    private String marked(String id, int longest) {
        if (RANDOM.matcher(id).matches()) {
            return random(id).toString();
        }
        return id.length() + 1 + mark.length() <= longest ? id + "~" + mark : shortened(id, longest);
    }

    /** Its end makes room for the mark; a hash in its place keeps two ids two. */
    private String shortened(String text, int length) {
        String end =
                "." + Long.toUnsignedString(random(text).getMostSignificantBits(), Character.MAX_RADIX) + "~" + mark;
        int kept = Math.min(text.length(), length - end.length());
        return text.substring(0, Character.isHighSurrogate(text.charAt(kept - 1)) ? kept - 1 : kept) + end;
    }

    /** A random id becomes one of the same form (RFC 9562, version 3). */
    private UUID random(String id) {
        return UUID.nameUUIDFromBytes((id + "~" + mark).getBytes(StandardCharsets.UTF_8));
    }
}
