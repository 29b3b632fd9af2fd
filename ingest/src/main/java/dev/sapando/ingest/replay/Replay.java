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

/** Sends a recording's events in parcels, in a few lanes side by side; one visitor's events stay in one lane and keep their order. */
final class Replay implements Recording.Listener, AutoCloseable {
    private static final int LANES = 4;
    private static final int SHOWN = 20;
    private static final Duration TO_END_WHAT_IS_ON_ITS_WAY = Duration.ofSeconds(2);

    private final Account account;
    private final Span span;
    private final Shift shift;
    private final Pace pace;
    private final PrintStream messages;
    private final ExecutorService threads = Executors.newFixedThreadPool(LANES);
    private final List<Lane> lanes;

    private boolean whole = true;
    private int tooLarge;
    private String problem = "";

    Replay(CollectorClient collector, Account account, Span span, Shift shift, Pace pace, PrintStream messages) {
        this.account = account;
        this.span = span;
        this.shift = shift;
        this.pace = pace;
        this.messages = messages;
        var delivery = new Delivery(collector);
        this.lanes = Stream.generate(() -> new Lane(delivery, threads, this::ended))
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
        if (account.broken() <= SHOWN) {
            messages.println(line.place() + ": " + reason);
        } else if (account.broken() == SHOWN + 1) {
            messages.println("more broken lines are counted, but not shown");
        }
    }

    @Override
    public void event(Line line, Outgoing event) throws IOException {
        if (!span.has(event)) {
            account.leftOut();
            return;
        }
        try {
            await(event);
            lanes.get(Math.floorMod(event.visitorId().hashCode(), LANES))
                    .add(new Parcel.Piece(shift.apply(event).json(), line));
        } catch (InterruptedIOException e) {
            account.stopped(0, 1);
            throw e;
        }
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

    /** Sends nothing more; what is on its way may come to its end, for a moment. */
    void stop() {
        threads.shutdown();
        // Whoever stops us has interrupted this thread; it is to wait once more all the same.
        boolean interrupted = Thread.interrupted();
        try {
            if (!threads.awaitTermination(TO_END_WHAT_IS_ON_ITS_WAY.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        lanes.forEach(lane -> account.stopped(lane.unknown(), lane.waiting()));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why events could not be sent, told once for all of them. */
    void tellUnsent() {
        if (account.unsent() > 0) {
            messages.println(account.unsent() + " events could not be sent; the last problem: " + problem);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void ended(Sent sent) {
        sent.verdicts()
                .ifPresentOrElse(verdicts -> account.answered(sent.parcel().size(), verdicts), () -> unsent(sent));
    }

    private void unsent(Sent sent) {
        account.unsent(sent.parcel().size());
        problem = sent.problem();
        if (sent.isTooLarge() && tooLarge++ < SHOWN) {
            messages.println(sent.parcel().pieces().get(0).line().place() + ": could not be sent: " + sent.problem());
        }
    }

    private void await(Outgoing event) throws InterruptedIOException {
        if (pace.wait(event, System.nanoTime()).isZero()) {
            return;
        }
        flush();
        if (!Pause.of(pace.wait(event, System.nanoTime()))) {
            throw new InterruptedIOException("stopped");
        }
    }
}
