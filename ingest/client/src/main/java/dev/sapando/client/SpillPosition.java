package dev.sapando.client;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Up to where the spill is settled, in a file of its own: segment, offset, checksum. Where it is lost or damaged, the spill is sent
 * from its beginning; the collector recognises the event ids.
 */
final class SpillPosition implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SpillPosition.class.getName());
    private static final int LENGTH = 20;

    private final RandomAccessFile file;
    private long segment;
    private long offset;

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
    void advance(long toSegment, long toOffset) {
        segment = toSegment;
        offset = toOffset;
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        bytes.putLong(toSegment).putLong(toOffset).putInt(SpillRecord.checksum(bytes.array(), 0, LENGTH - 4));
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
        boolean whole = file.read(bytes.array()) == LENGTH
                && bytes.getInt(LENGTH - 4) == SpillRecord.checksum(bytes.array(), 0, LENGTH - 4);
        segment = whole ? bytes.getLong(0) : 0;
        offset = whole ? bytes.getLong(8) : 0;
    }
}
