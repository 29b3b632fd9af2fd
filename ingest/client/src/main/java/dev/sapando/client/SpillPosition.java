package dev.sapando.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Up to where the spill is settled, in a file of its own: segment, offset, checksum. Where it is lost or damaged, the spill is sent
 * from its beginning; the collector recognises the event ids.
 */
final class SpillPosition implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SpillPosition.class.getName());
    private static final int LENGTH = 20;

    private final FileChannel channel;
    private long segment;
    private long offset;

    private SpillPosition(FileChannel channel) {
        this.channel = channel;
    }

    static SpillPosition open(Path folder) throws IOException {
        var position = new SpillPosition(FileChannel.open(
                folder.resolve("position"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
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
            channel.write(bytes.flip(), 0);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "spill_position_not_written reason={0}", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        boolean whole = channel.read(bytes, 0) == LENGTH
                && bytes.getInt(LENGTH - 4) == SpillRecord.checksum(bytes.array(), 0, LENGTH - 4);
        segment = whole ? bytes.getLong(0) : 0;
        offset = whole ? bytes.getLong(8) : 0;
    }
}
