package dev.sapando.demo.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a shop names visitors and events: what storing them costs more than anything else. */
enum Ids {
    /** 64 random bits a visitor, as 16 hexadecimal digits. */
    VISITORS_64_BITS {
        @Override
        void change(ObjectNode event) {
            visitor(event, 8);
        }
    },
    /** 128 random bits a visitor, as 32 hexadecimal digits. */
    VISITORS_128_BITS {
        @Override
        void change(ObjectNode event) {
            visitor(event, 16);
        }
    },
    /** A random UUID (version 4) an event, as most trackers give. */
    RANDOM_EVENT_IDS {
        @Override
        void change(ObjectNode event) {
            byte[] seed = digest(event.path("visitorId").asText()
                    + '|'
                    + event.path("eventId").asText());
            event.put("eventId", randomUuid(seed).toString());
        }
    },
    /** As our Java client numbers: the session, the name of a life of some thousand sessions, the place in the session. */
    CLIENT_EVENT_IDS {
        @Override
        void change(ObjectNode event) {
            Matcher id = numbered(event);
            if (id.matches()) {
                event.put("eventId", id.group("session") + ":" + LIFE + "-" + id.group("number"));
            }
        }
    },
    /** As our tag numbers: the session, four characters drawn for each page, the place in the session. */
    TAG_EVENT_IDS {
        @Override
        void change(ObjectNode event) {
            Matcher id = numbered(event);
            if (id.matches()) {
                String session = id.group("session");
                int number = Integer.parseInt(id.group("number"));
                event.put("eventId", session + ":" + page(session, number / EVENTS_OF_A_PAGE) + "-" + number);
            }
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBERED = Pattern.compile("(?<session>.+):(?<number>\\d+)");
    private static final String LIFE = "lx2k9q4f0t8z";
    /** The view of a page, of the article on it, and the scroll when it is left. */
    private static final int EVENTS_OF_A_PAGE = 3;

    private static final int BASE = 36;
    private static final int PAGE_NAMES = BASE * BASE * BASE * BASE;

    abstract void change(ObjectNode event);

    String in(String event) {
        ObjectNode json = read(event);
        change(json);
        return json.toString();
    }

    static ObjectNode read(String event) {
        try {
            return (ObjectNode) JSON.readTree(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON: " + event, e);
        }
    }

    /** The shop's {@code visit:number}; our clients tell the session beside it. A refund, which the warehouse tells, has none. */
    private static Matcher numbered(ObjectNode event) {
        Matcher id = NUMBERED.matcher(event.path("eventId").asText());
        if (id.matches()) {
            event.put("sessionId", id.group("session"));
        }
        return id;
    }

    private static String page(String session, int page) {
        int drawn = Math.floorMod(ByteBuffer.wrap(digest(session + '|' + page)).getInt(), PAGE_NAMES);
        return Integer.toString(PAGE_NAMES + drawn, BASE).substring(1);
    }

    private static void visitor(ObjectNode event, int bytes) {
        if (event.hasNonNull("visitorId")) {
            event.put(
                    "visitorId",
                    HexFormat.of().formatHex(digest(event.path("visitorId").asText()), 0, bytes));
        }
    }

    /** The bits of a digest are as random as any, and the same in every run. */
    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UUID randomUuid(byte[] bits) {
        var buffer = ByteBuffer.wrap(bits);
        long high = buffer.getLong() & ~0xF000L | 0x4000L;
        long low = buffer.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
