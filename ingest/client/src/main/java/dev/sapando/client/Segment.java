package dev.sapando.client;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One file of the spill: records one after the other, only ever appended to, deleted as a whole. Not a channel: that is closed for good
 * when a caller's thread is interrupted in it.
 */
final class Segment implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Segment.class.getName());
    private static final String ENDING = ".events";

    private final Path file;
    private final long number;
    private final RandomAccessFile bytes;
    private long end;

    private Segment(Path file, long number, RandomAccessFile bytes) {
        this.file = file;
        this.number = number;
        this.bytes = bytes;
    }

    static Segment open(Path folder, long number) throws IOException {
        Path file = folder.resolve(String.format("%019d%s", number, ENDING));
        var bytes = new RandomAccessFile(file.toFile(), "rw");
        var segment = new Segment(file, number, bytes);
        segment.end = bytes.length();
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
        int size = record.remaining();
        try {
            bytes.seek(end);
            bytes.write(record.array(), record.arrayOffset() + record.position(), size);
        } catch (IOException e) {
            bytes.setLength(end);
            throw e;
        }
        end += size;
    }

    /** What stands behind the head of the record at {@code offset}; null where no whole one does. */
    byte @Nullable [] body(long offset) throws IOException {
        if (end - offset < SpillRecord.HEAD) {
            return null;
        }
        ByteBuffer head = ByteBuffer.wrap(read(offset, SpillRecord.HEAD));
        int length = head.getInt(0);
        if (length < 2 || length > end - offset - SpillRecord.HEAD) {
            return null;
        }
        byte[] body = read(offset + SpillRecord.HEAD, length);
        return SpillRecord.checksum(body, 0, length) == head.getInt(4) ? body : null;
    }

    /** What a killed process left unfinished, or a disk damaged, is cut off. */
    void cutAt(long offset) throws IOException {
        // First: what is behind it is not there any more, even where the disk refuses to cut.
        end = offset;
        bytes.setLength(offset);
    }

    void force() throws IOException {
        bytes.getFD().sync();
    }

    /** What cannot be deleted now is deleted by the next client: the position says that it is settled. */
    void delete() {
        try {
            bytes.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "spill_not_deleted file={0} reason={1}", file, e);
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private byte[] read(long from, int length) throws IOException {
        byte[] read = new byte[length];
        try {
            bytes.seek(from);
            bytes.readFully(read);
            return read;
        } catch (EOFException e) {
            throw new IOException(file + " ends before " + (from + length), e);
        }
    }
}
