package dev.sapando.ingest.replay;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Sends a recording's events in batches, in a few lanes side by side; one visitor's events stay in one lane and keep their order. */
final class Replay implements Recording.Listener, AutoCloseable {
    private static final int LANES = 4;
    private static final int BROKEN_LINES_SHOWN = 20;

    private final Account account;
    private final Span span;
    private final Shift shift;
    private final Pace pace;
    private final PrintStream messages;
    private final ExecutorService threads = Executors.newFixedThreadPool(LANES);
    private final List<Lane> lanes;

    private boolean whole = true;

    Replay(CollectorClient collector, Account account, Span span, Shift shift, Pace pace, PrintStream messages) {
        this.account = account;
        this.span = span;
        this.shift = shift;
        this.pace = pace;
        this.messages = messages;
        this.lanes = Stream.generate(() -> new Lane(collector, threads, this::ended))
                .limit(LANES)
                .toList();
    }

    @Override
    public void line(Line line) {
        account.line();
    }

    @Override
    public void broken(Line line, String reason) {
        account.brokenLine();
        if (account.broken() <= BROKEN_LINES_SHOWN) {
            messages.println(line.place() + ": " + reason);
        } else if (account.broken() == BROKEN_LINES_SHOWN + 1) {
            messages.println("more broken lines are counted, but not shown");
        }
    }

    @Override
    public void event(Outgoing event) throws IOException {
        if (!span.has(event)) {
            account.leftOut();
            return;
        }
        await(event);
        lanes.get(Math.floorMod(event.visitorId().hashCode(), LANES))
                .add(shift.apply(event).json());
    }

    @Override
    public void cutOff(Path file, IOException reason) {
        whole = false;
        messages.println(file + " cannot be read to its end: " + reason);
    }

    /** False where a file could not be read to its end. */
    boolean whole() {
        return whole;
    }

    /** Sends what is left and waits for every answer. */
    void flush() throws InterruptedIOException {
        for (Lane lane : lanes) {
            lane.send();
        }
        for (Lane lane : lanes) {
            lane.await();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void ended(int events, Sent sent) {
        account.retried(sent.retries());
        sent.verdicts().ifPresentOrElse(verdicts -> account.answered(events, verdicts), () -> {
            account.unsent(events);
            messages.println(events + " events could not be sent: " + sent.problem());
        });
    }

    private void await(Outgoing event) throws InterruptedIOException {
        Duration wait = pace.wait(event, System.nanoTime());
        if (wait.isZero()) {
            return;
        }
        flush();
        try {
            TimeUnit.NANOSECONDS.sleep(pace.wait(event, System.nanoTime()).toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        }
    }
}
