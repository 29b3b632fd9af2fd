package dev.sapando.ingest.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sends a recording's events in their order, in batches, strictly one after the other: a visitor's events keep their order. */
final class Replay implements Recording.Listener {
    private static final int BATCH_EVENTS = 500;
    private static final int BATCH_BYTES = 1_000_000;
    private static final int BROKEN_LINES_SHOWN = 20;

    private final CollectorClient collector;
    private final Account account;
    private final Span span;
    private final Shift shift;
    private final Pace pace;
    private final PrintStream messages;
    private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
    private int events;

    Replay(CollectorClient collector, Account account, Span span, Shift shift, Pace pace, PrintStream messages) {
        this.collector = collector;
        this.account = account;
        this.span = span;
        this.shift = shift;
        this.pace = pace;
        this.messages = messages;
    }

    @Override
    public void line() {
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
        byte[] json = shift.apply(event).json();
        if (events == BATCH_EVENTS || batch.size() + json.length > BATCH_BYTES) {
            flush();
        }
        batch.write(json);
        batch.write('\n');
        events++;
    }

    /** Sends what is left. */
    void flush() throws InterruptedIOException {
        if (events == 0) {
            return;
        }
        Optional<Verdicts> verdicts = collector.send(batch.toByteArray());
        verdicts.ifPresentOrElse(answer -> account.answered(events, answer), this::givenUp);
        batch.reset();
        events = 0;
    }

    private void givenUp() {
        account.unsent(events);
        messages.println(events + " events could not be sent: " + collector.lastProblem());
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
