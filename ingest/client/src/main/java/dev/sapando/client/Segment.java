package dev.sapando.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One file of the spill: records one after the other, only ever appended to, deleted as a whole. */
final class Segment implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Segment.class.getName());
    private static final String ENDING = ".events";

    private final Path file;
    private final long number;
    private final FileChannel channel;
    private long end;

    private Segment(Path file, long number, FileChannel channel) {
        this.file = file;
        this.number = number;
        this.channel = channel;
    }

    static Segment open(Path folder, long number) throws IOException {
        Path file = folder.resolve(String.format("%019d%s", number, ENDING));
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var segment = new Segment(file, number, channel);
        segment.end = channel.size();
        return segment;
    }

    static boolean isOne(Path file) {
        return file.getFileName().toString().matches("\\d{19}" + ENDING.replace(".", "\\."));
    }

    static long numberOf(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(0, name.length() - ENDING.length()));
    }

    long number() {
        return number;
    }

    Path file() {
        return file;
    }

    long end() {
        return end;
    }

    /** All of it or nothing: behind half a record nothing could be read again. */
    void append(ByteBuffer record) throws IOException {
        long at = end;
        try {
            while (record.hasRemaining()) {
                at += channel.write(record, at);
            }
        } catch (IOException e) {
            channel.truncate(end);
            throw e;
        }
        end = at;
    }

    /** What stands behind the head of the record at {@code offset}; null where no whole one does. */
    byte @Nullable [] body(long offset) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(SpillRecord.HEAD);
        if (end - offset < SpillRecord.HEAD) {
            return null;
        }
        readFully(head, offset);
        int length = head.getInt(0);
        if (length < 2 || length > end - offset - SpillRecord.HEAD) {
            return null;
        }
        byte[] body = new byte[length];
        readFully(ByteBuffer.wrap(body), offset + SpillRecord.HEAD);
        return SpillRecord.checksum(body, 0, length) == head.getInt(4) ? body : null;
    }

    /** What a killed process left unfinished, or a disk damaged, is cut off. */
    void cutAt(long offset) throws IOException {
        channel.truncate(offset);
        end = offset;
    }

    void force() throws IOException {
        channel.force(false);
    }

    /** What cannot be deleted now is deleted by the next client: the position says that it is settled. */
    void delete() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "spill_not_deleted file={0} reason={1}", file, e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void readFully(ByteBuffer into, long from) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int read = channel.read(into, at);
            if (read < 0) {
                throw new IOException(file + " ends at " + at + ", before its end");
            }
            at += read;
        }
    }
}
