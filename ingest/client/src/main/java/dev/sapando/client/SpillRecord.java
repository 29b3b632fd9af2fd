package dev.sapando.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** One event in a spill file: length and CRC-32C of what follows (4 bytes each), the id's length (2), the id, the JSON. */
final class SpillRecord {
    static final int HEAD = 8;

    private static final int ID_LENGTH = 2;

    private SpillRecord() {}

    static int sizeOf(String eventId, int jsonBytes) {
        return HEAD + ID_LENGTH + eventId.getBytes(StandardCharsets.UTF_8).length + jsonBytes;
    }

    static ByteBuffer write(Held event) {
        byte[] id = event.eventId().getBytes(StandardCharsets.UTF_8);
        int length = ID_LENGTH + id.length + event.json().length;
        ByteBuffer record = ByteBuffer.allocate(HEAD + length);
        record.position(HEAD);
        record.putShort((short) id.length).put(id).put(event.json());
        record.putInt(0, length).putInt(4, checksum(record.array(), HEAD, length));
        return record.flip();
    }

    /** @param body what stands behind the head */
    static Held read(long ticket, byte[] body) {
        ByteBuffer record = ByteBuffer.wrap(body);
        byte[] id = new byte[record.getShort()];
        record.get(id);
        byte[] json = new byte[record.remaining()];
        record.get(json);
        return new Held(ticket, new String(id, StandardCharsets.UTF_8), json);
    }

    static int checksum(byte[] bytes, int from, int length) {
        var sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }
}
