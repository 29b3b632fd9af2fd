package dev.sapando.ingest.collect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sapando.ingest.keys.Client;
import dev.sapando.ingest.testing.Shop;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;

/** Bodies that are small on the line and were large in the heap, read one after the other in a JVM of their own, which is small. */
final class HostileBodies {
    private static final int BYTES = 10_000_000;

    private HostileBodies() {}

    /** @param piece what is repeated, by its number */
    private record Hostile(String name, String begin, IntFunction<String> piece, String end, ElementReader reader) {
        byte[] body() {
            var body = ByteBuffer.allocate(BYTES);
            body.put(begin.getBytes(US_ASCII));
            for (int i = 0; body.remaining() > 100; i++) {
                body.put(piece.apply(i).getBytes(US_ASCII));
            }
            body.put(end.getBytes(US_ASCII));
            Arrays.fill(body.array(), body.position(), BYTES, (byte) ' ');
            return body.array();
        }
    }

    public static void main(String[] none) throws Refused {
        var events = new EventReader(new Consent(true), new EventNotes()::of);
        for (Hostile each : new Hostile[] {
            new Hostile("empty lines", "", i -> "\n", "", events),
            new Hostile("attributes", "{", HostileBodies::field, "\"type\":1}", events),
            new Hostile("fields in an attribute", "{\"x\":{", HostileBodies::field, "\"type\":1}}", events),
            new Hostile("fields of a line", "{\"lines\":[{", HostileBodies::field, "\"quantity\":1}]}", events),
            new Hostile("lines", "{\"lines\":[", i -> "{},", "{}]}", events),
            new Hostile("no lines", "{\"lines\":[", i -> "1,", "1]}", events),
            new Hostile("positions", "{\"positions\":[", i -> 1_000 + i % 9_000 + ",", "1]}", events),
            new Hostile("fields of an item", "{", HostileBodies::field, "\"title\":1}", new ItemReader()),
            new Hostile("fields of spend", "{", HostileBodies::field, "\"day\":1}", new SpendReader())
        }) {
            if (!isRead(each)) {
                System.out.println(each.name + " do not fit");
            }
        }
        System.out.println("that was all");
    }

    private static boolean isRead(Hostile hostile) throws Refused {
        var bodies = new Bodies(hostile.reader, 1_000, JsonLimits.BY_DEFAULT.factory());
        MediaType type = hostile.begin.isEmpty() ? MediaType.JSON_LINES : MediaType.JSON;
        try {
            return bodies.read(hostile.body(), type, new Arrival(Shop.NOW, Client.ANYONE))
                            .accepted()
                    == 0;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    /** As short as a name is of which there are so many. */
    private static String field(int i) {
        return '"' + Integer.toString(i, Character.MAX_RADIX) + "\":1,";
    }
}
