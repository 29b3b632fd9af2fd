package dev.sapando.client;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where callers' threads and the sending one meet: a bounded backlog, and who waits for which verdict. */
final class Buffer {
    private static final System.Logger LOG = System.getLogger(Buffer.class.getName());
    private static final long SECOND = 1_000_000_000L;

    private final Backlog backlog;
    private final ClientSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roomier = lock.newCondition();
    private final Condition changed = lock.newCondition();
    private final Map<Long, Awaited> waiting = new HashMap<>();
    private long nextTicket;
    private long lingersFrom;
    private int hurrying;
    private boolean closed;

    Buffer(Backlog backlog, ClientSettings settings) {
        this.backlog = backlog;
        this.settings = settings;
        nextTicket = backlog.events();
        lingersFrom = System.nanoTime();
    }

    /** Takes an event, or says in the verdict why not. */
    CompletableFuture<Verdict> put(String eventId, byte[] json) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long wait = settings.whenFull().longestWait().toNanos();
            int size = backlog.keptIn().isEmpty() ? json.length : SpillRecord.sizeOf(eventId, json.length);
            while (!closed && !backlog.hasRoomFor(size) && wait > 0) {
                wait = roomier.awaitNanos(wait);
            }
            if (closed) {
                return refused(eventId, "client_closed", "the client is closed; open another");
            }
            if (!backlog.hasRoomFor(size)) {
                return refused(
                        eventId,
                        "buffer_full",
                        "the buffer holds " + backlog.events() + " events of " + backlog.bytes()
                                + " bytes; enlarge it, or send later");
            }
            return taken(eventId, json);
        } catch (IOException e) {
            return refused(eventId, "spill_failed", "cannot write to " + backlog.keptIn() + ": " + e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next batch, once it is full or has lingered; empty once the buffer is closed and drained. The batch stays in the buffer. What
     * was under way before goes by itself: what is new has more time.
     */
    Batch batch() throws InterruptedException, IOException {
        lock.lockInterruptibly();
        try {
            while (!isDue()) {
                long left = backlog.events() == 0
                        ? SECOND
                        : settings.linger().toNanos() - (System.nanoTime() - lingersFrom);
                changed.awaitNanos(left);
                sync();
            }
            UnderWay before = backlog.underWay();
            boolean again = before.events() > 0;
            int most = again ? Math.min(before.events(), settings.batchEvents()) : settings.batchEvents();
            List<Held> oldest = backlog.oldest(most, settings.batchBytes());
            if (!again && !oldest.isEmpty()) {
                before = new UnderWay(oldest.size(), settings.clock().instant());
                backlog.underWay(before);
            }
            return new Batch(oldest, before.since());
        } finally {
            lock.unlock();
        }
    }

    /** Final verdicts on the oldest events, in their order. Answers who waits for them, to be told outside of the lock. */
    Map<Long, Awaited> settled(List<Held> events) {
        lock.lock();
        try {
            backlog.removeOldest(events.size());
            lingersFrom = System.nanoTime();
            var told = new HashMap<Long, Awaited>();
            for (Held event : events) {
                Awaited awaited = waiting.remove(event.ticket());
                if (awaited != null) {
                    told.put(event.ticket(), awaited);
                }
            }
            roomier.signalAll();
            changed.signalAll();
            return told;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything is settled that is here now; false where that took too long. What waits lingers no more. */
    boolean drained(Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        hurrying++;
        try {
            long target = nextTicket;
            changed.signalAll();
            long left = longest.toNanos();
            while (nextTicket - backlog.events() < target && left > 0) {
                left = changed.awaitNanos(left);
            }
            return nextTicket - backlog.events() >= target;
        } finally {
            hurrying--;
            lock.unlock();
        }
    }

    /** Waits while sending makes no sense, or until the buffer is shut: then it is tried at once. Keeps the file in step with the disk. */
    void pause(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            boolean before = closed;
            long end = System.nanoTime() + time.toNanos();
            for (long left = time.toNanos(); left > 0 && closed == before; left = end - System.nanoTime()) {
                changed.awaitNanos(Math.min(left, SECOND));
                sync();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more. */
    void shut() {
        lock.lock();
        try {
            closed = true;
            roomier.signalAll();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever still waits, once nothing is sent any more. */
    List<Awaited> end() {
        lock.lock();
        try {
            close();
            var rest = List.copyOf(waiting.values());
            waiting.clear();
            return rest;
        } finally {
            lock.unlock();
        }
    }

    String keptIn() {
        return backlog.keptIn();
    }

    long events() {
        lock.lock();
        try {
            return backlog.events();
        } finally {
            lock.unlock();
        }
    }

    private CompletableFuture<Verdict> taken(String eventId, byte[] json) throws IOException {
        boolean first = backlog.events() == 0;
        backlog.add(new Held(nextTicket, eventId, json));
        sync();
        if (first) {
            lingersFrom = System.nanoTime();
        }
        if (first || isFull()) {
            changed.signalAll();
        }
        long ticket = nextTicket++;
        boolean spilled = !backlog.keptIn().isEmpty();
        if (spilled) {
            settings.meters().spilled(1);
        }
        if (spilled && waiting.size() >= settings.bufferEvents()) {
            return CompletableFuture.completedFuture(Verdict.kept(
                    eventId, "stands in " + backlog.keptIn() + "; the listener is told what became of it"));
        }
        var future = new CompletableFuture<Verdict>();
        waiting.put(ticket, new Awaited(eventId, future));
        return future;
    }

    private CompletableFuture<Verdict> refused(String eventId, String code, String detail) {
        settings.meters().dropped(1);
        return CompletableFuture.completedFuture(Verdict.notTaken(eventId, code, detail));
    }

    private void close() {
        try {
            backlog.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "spill_not_closed folder={0} reason={1}", backlog.keptIn(), e);
        }
    }

    private void sync() {
        try {
            backlog.sync();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "spill_not_synced folder={0} reason={1}", backlog.keptIn(), e);
        }
    }

    private boolean isDue() {
        if (backlog.events() == 0) {
            return closed;
        }
        return closed
                || hurrying > 0
                || isFull()
                || System.nanoTime() - lingersFrom >= settings.linger().toNanos();
    }

    private boolean isFull() {
        return backlog.events() >= settings.batchEvents() || backlog.bytes() >= settings.batchBytes();
    }
}
