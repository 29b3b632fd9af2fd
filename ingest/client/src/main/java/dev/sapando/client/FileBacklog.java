package dev.sapando.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A backlog that outlives the process: every event is in a file before it is taken. Segments are appended to and, once all of it
 * is settled, deleted; beside what waits there is at most one segment of what is settled already.
 */
final class FileBacklog implements Backlog {
    private static final System.Logger LOG = System.getLogger(FileBacklog.class.getName());
    private static final long SECOND = 1_000_000_000L;

    private final Path folder;
    private final long mostBytes;
    private final long segmentBytes;
    private final Fsync fsync;
    private final FolderLock lock;
    private final SpillPosition settled;
    private final Deque<Segment> segments = new ArrayDeque<>();
    /** Sizes of the records that {@code oldest} gave out last. */
    private final Deque<Integer> handedOut = new ArrayDeque<>();

    private @Nullable Segment own;
    private long firstTicket;
    private long events;
    private long bytes;
    private boolean dirty;
    private long syncedAt = System.nanoTime();

    /** Finds again what an earlier client left. */
    FileBacklog(Path folder, long mostBytes, long segmentBytes, Fsync fsync) throws IOException {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.segmentBytes = segmentBytes;
        this.fsync = fsync;
        Files.createDirectories(folder);
        lock = FolderLock.of(folder);
        settled = SpillPosition.open(folder);
        for (long number : numbers()) {
            recover(Segment.open(folder, number));
        }
    }

    @Override
    public String keptIn() {
        return folder.toString();
    }

    @Override
    public boolean hasRoomFor(int more) {
        return bytes + more <= mostBytes;
    }

    @Override
    public void add(Held event) throws IOException {
        Segment last = writable();
        var record = SpillRecord.write(event);
        int size = record.remaining();
        long before = last.end();
        last.append(record);
        if (fsync == Fsync.ALWAYS) {
            forceOrCut(last, before);
        }
        events++;
        bytes += size;
        dirty = fsync == Fsync.EVERY_SECOND;
    }

    @Override
    public List<Held> oldest(int mostEvents, long mostOfBytes) throws IOException {
        var batch = new ArrayList<Held>();
        long taken = 0;
        handedOut.clear();
        for (Segment segment : segments) {
            long at = startIn(segment);
            while (at < segment.end()) {
                Held event = read(segment, at, firstTicket + batch.size());
                taken += event.json().length;
                if (!batch.isEmpty() && (batch.size() == mostEvents || taken > mostOfBytes)) {
                    return batch;
                }
                batch.add(event);
                handedOut.addLast(SpillRecord.sizeOf(event.eventId(), event.json().length));
                at += handedOut.getLast();
            }
        }
        return batch;
    }

    @Override
    public UnderWay underWay() {
        return settled.underWay();
    }

    @Override
    public void underWay(UnderWay going) throws IOException {
        UnderWay before = settled.underWay();
        settled.underWay(going);
        dirty |= fsync == Fsync.EVERY_SECOND;
        if (fsync == Fsync.ALWAYS) {
            try {
                settled.force();
            } catch (IOException e) {
                settled.underWay(before);
                throw e;
            }
        }
    }

    @Override
    public void removeOldest(int count) {
        long at = startIn(segments.getFirst());
        for (int i = 0; i < count; i++) {
            while (at >= segments.getFirst().end()) {
                segments.removeFirst().delete();
                at = 0;
            }
            int size = handedOut.removeFirst();
            at += size;
            bytes -= size;
            events--;
            firstTicket++;
        }
        settled.advance(segments.getFirst().number(), at, count);
    }

    @Override
    public long events() {
        return events;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public void sync() throws IOException {
        if (dirty && System.nanoTime() - syncedAt >= SECOND) {
            force();
        }
    }

    @Override
    public void close() throws IOException {
        try (lock;
                settled) {
            force();
        } finally {
            for (Segment segment : segments) {
                if (events == 0) {
                    segment.delete();
                } else {
                    segment.close();
                }
            }
        }
    }

    /** What is not taken must not be found in the file either. */
    private static void forceOrCut(Segment last, long before) throws IOException {
        try {
            last.force();
        } catch (IOException e) {
            cut(last, before, e);
            throw e;
        }
    }

    private static void cut(Segment last, long before, IOException because) {
        try {
            last.cutAt(before);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private void force() throws IOException {
        if (dirty) {
            segments.getLast().force();
            settled.force();
        }
        dirty = false;
        syncedAt = System.nanoTime();
    }

    /** What an earlier life left is never appended to: where its end is, is not for this one to know. */
    private Segment writable() throws IOException {
        if (own == null || own.end() >= segmentBytes) {
            force();
            long last = segments.isEmpty() ? 0 : segments.getLast().number();
            own = Segment.open(folder, Math.max(settled.segment(), last) + 1);
            segments.addLast(own);
        }
        return own;
    }

    private static Held read(Segment segment, long at, long ticket) throws IOException {
        byte[] body = segment.body(at);
        if (body == null) {
            throw new IOException(segment.file() + " cannot be read at " + at);
        }
        return SpillRecord.read(ticket, body);
    }

    private long startIn(Segment segment) {
        return segment.number() == settled.segment() ? settled.offset() : 0;
    }

    private List<Long> numbers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Segment::isOne).map(Segment::numberOf).sorted().toList();
        }
    }

    private void recover(Segment segment) throws IOException {
        if (segment.number() < settled.segment()) {
            segment.delete();
            return;
        }
        long at = Math.min(startIn(segment), segment.end());
        for (byte[] body = segment.body(at); body != null; body = segment.body(at)) {
            at += SpillRecord.HEAD + body.length;
            bytes += SpillRecord.HEAD + body.length;
            events++;
        }
        if (at < segment.end()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "spill_cut file={0} at={1} bytes={2}",
                    segment.file(),
                    at,
                    segment.end() - at);
            segment.cutAt(at);
        }
        segments.addLast(segment);
    }
}
