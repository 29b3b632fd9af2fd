package dev.sapando.client;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Sends a shop's events to the collector in batches, again and again until it answers, with the same ids, so that each counts
 * once. Bounded in every respect; one client serves all threads of a back end.
 */
public final class SapandoClient implements AutoCloseable {
    private static final long INTERRUPTED_WITHIN_MILLIS = 2_000;

    private final ClientSettings settings;
    private final EventWriter writer;
    private final Buffer buffer;
    private final Announcer announcer;
    private final Sending sending;
    private final Thread thread;
    private @Nullable Closed closed;

    SapandoClient(ClientSettings settings) throws IOException {
        this.settings = settings;
        writer = new EventWriter(new EventNumbers(settings.clock(), settings.random()), settings.clock());
        Backlog backlog = settings.spillFolder() == null
                ? new MemoryBacklog(settings.bufferEvents(), settings.bufferBytes())
                : new FileBacklog(
                        settings.spillFolder(), settings.spillBytes(), settings.segmentBytes(), settings.fsync());
        buffer = new Buffer(backlog, settings);
        announcer = new Announcer(settings.meters(), settings.listener());
        sending = new Sending(buffer, settings, announcer);
        thread = new Thread(sending, "sapando-client");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param collector its address, {@code https://events.shop.example}; {@code /v1/events} is added */
    public static ClientBuilder to(URI collector) {
        return new ClientBuilder(collector);
    }

    /**
     * Takes an event and returns at once, or after at most what {@link WhenFull} says. Never throws for what can happen at run
     * time: the verdict says it. The future completes on the client's thread; do not block that.
     */
    public CompletableFuture<Verdict> send(ShopEvent event) {
        String id = writer.id(event);
        byte[] json = writer.line(id, event);
        if (id.getBytes(StandardCharsets.UTF_8).length > Short.MAX_VALUE || json.length > settings.batchBytes()) {
            settings.meters().dropped(1);
            return CompletableFuture.completedFuture(Verdict.notTaken(
                    id.substring(0, Math.min(id.length(), EventNumbers.LONGEST)),
                    "event_too_large",
                    "the event has " + json.length + " bytes, a batch at most " + settings.batchBytes()));
        }
        try {
            return buffer.put(id, json);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            settings.meters().dropped(1);
            return CompletableFuture.completedFuture(Verdict.notTaken(
                    id, "interrupted", "the calling thread was interrupted while the buffer was full"));
        }
    }

    /** Waits until everything that was taken before has its verdict; false where that takes longer. */
    public boolean flush(Duration longest) throws InterruptedException {
        return buffer.drained(longest);
    }

    /** Events without a final verdict. */
    public long waiting() {
        return buffer.events();
    }

    /** Why nothing goes out at the moment, for a health check; empty while it does. */
    public String problem() {
        return sending.problem();
    }

    @Override
    public void close() {
        close(settings.closeWithin());
    }

    /** Takes nothing more, sends what is left for at most {@code longest}, and says how that ended. Again: the same answer. */
    public synchronized Closed close(Duration longest) {
        if (closed != null) {
            return closed;
        }
        buffer.shut();
        boolean interrupted = !joined(Math.max(1, longest.toMillis()));
        if (thread.isAlive()) {
            thread.interrupt();
            interrupted |= !joined(INTERRUPTED_WITHIN_MILLIS);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        closed = ended();
        return closed;
    }

    private Closed ended() {
        long left = buffer.events();
        boolean kept = !buffer.keptIn().isEmpty();
        String why = sending.problem().isEmpty() ? "there was no time to send it" : sending.problem();
        for (Awaited one : buffer.end()) {
            String id = one.eventId();
            announcer.announce(
                    kept ? Verdict.kept(id, "stands in " + buffer.keptIn()) : Verdict.unsent(id, "closed", why), one);
        }
        return new Closed(left, kept && left > 0, left == 0 ? "" : why);
    }

    /** False where the calling thread was interrupted; then it is not waited for any longer. */
    private boolean joined(long millis) {
        try {
            thread.join(millis);
            return true;
        } catch (InterruptedException e) {
            thread.interrupt();
            return false;
        }
    }
}
