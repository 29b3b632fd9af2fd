package dev.sapando.client;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Up to where the spill is settled, in a file of its own: segment, offset, checksum; and what of it is under way: how many events, since
 * when, checksum. Where it is lost or damaged, the spill is sent from its beginning: the collector recognises the event ids for a day.
 */
final class SpillPosition implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SpillPosition.class.getName());
    /** All of what earlier releases wrote. */
    private static final int SETTLED = 20;

    private static final int LENGTH = SETTLED + 16;

    private final RandomAccessFile file;
    private long segment;
    private long offset;
    private UnderWay underWay = UnderWay.NONE;

    private SpillPosition(RandomAccessFile file) {
        this.file = file;
    }

    static SpillPosition open(Path folder) throws IOException {
        var position = new SpillPosition(
                new RandomAccessFile(folder.resolve("position").toFile(), "rw"));
        position.read();
        return position;
    }

    long segment() {
        return segment;
    }

    long offset() {
        return offset;
    }

    /** Where it cannot be written it holds in this life all the same, and the next one sends some events again. */
    void advance(long toSegment, long toOffset, int events) {
        segment = toSegment;
        offset = toOffset;
        underWay = underWay.without(events);
        write();
    }

    UnderWay underWay() {
        return underWay;
    }

    /** As with {@code advance}, where it cannot be written. */
    void underWay(UnderWay going) {
        underWay = going;
        write();
    }

    void force() throws IOException {
        file.getFD().sync();
    }

    private void write() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        bytes.putLong(segment).putLong(offset).putInt(SpillRecord.checksum(bytes.array(), 0, bytes.position()));
        bytes.putInt(underWay.events()).putLong(underWay.since().toEpochMilli());
        bytes.putInt(SpillRecord.checksum(bytes.array(), SETTLED, LENGTH - SETTLED - 4));
        try {
            file.seek(0);
            file.write(bytes.array());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "spill_position_not_written reason={0}", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        int length = file.read(bytes.array());
        boolean whole = length >= SETTLED && isWhole(bytes, 0, SETTLED);
        if (length > 0 && !whole) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "spill_position_damaged note=\"all that stands in the spill is sent; what was sent longer ago than the collector remembers counts twice\"");
        }
        segment = whole ? bytes.getLong(0) : 0;
        offset = whole ? bytes.getLong(8) : 0;
        if (whole && length == LENGTH && isWhole(bytes, SETTLED, LENGTH)) {
            underWay = new UnderWay(bytes.getInt(SETTLED), Instant.ofEpochMilli(bytes.getLong(SETTLED + 4)));
        }
    }

    /** Whether what ends with a checksum is what was written. */
    private static boolean isWhole(ByteBuffer bytes, int from, int until) {
        return bytes.getInt(until - 4) == SpillRecord.checksum(bytes.array(), from, until - from - 4);
    }
}
