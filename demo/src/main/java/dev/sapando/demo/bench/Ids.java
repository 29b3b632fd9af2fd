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
    };

    private static final ObjectMapper JSON = new ObjectMapper();

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
