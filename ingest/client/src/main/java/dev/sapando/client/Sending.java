package dev.sapando.client;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the one sending thread does: a batch at a time, so that events arrive in the order in which they were taken. */
final class Sending implements Runnable {
    private static final System.Logger LOG = System.getLogger(Sending.class.getName());

    private final Buffer buffer;
    private final CollectorCall collector;
    private final ClientSettings settings;
    private final Announcer announcer;
    private final Backoff backoff;
    private volatile String problem = "";

    Sending(Buffer buffer, ClientSettings settings, Announcer announcer) {
        this.buffer = buffer;
        this.settings = settings;
        this.announcer = announcer;
        collector = new CollectorCall(settings);
        backoff = new Backoff(settings.firstWait(), settings.longestWait(), settings.random());
    }

    /** Why nothing goes out at the moment; empty while it does. */
    String problem() {
        return problem;
    }

    /** Until the buffer is shut and empty, or the thread is interrupted. */
    @Override
    public void run() {
        try {
            for (Batch batch = next(); !batch.events().isEmpty(); batch = next()) {
                settings.meters().sent(batch.events().size());
                deliver(batch, System.nanoTime());
            }
        } catch (InterruptedException e) {
            // The deadline of closing has passed: who closes reports what is left.
            Thread.currentThread().interrupt();
        }
    }

    private Batch next() throws InterruptedException {
        for (int failures = 0; ; failures++) {
            try {
                return buffer.batch();
            } catch (IOException e) {
                failed("cannot read what is spilled, or note that it goes out: " + e);
                buffer.pause(backoff.afterFailure(failures, Optional.empty()));
            }
        }
    }

    /** @param begun when it was first under way in this life */
    private void deliver(Batch sent, long begun) throws InterruptedException {
        List<Held> batch = sent.events();
        for (int failures = 0; ; failures++) {
            if (isForgotten(sent.since())) {
                settle(batch, each(batch, id -> Verdict.unsent(id, "arrival_unknown", forgotten(sent.since()))));
                return;
            }
            Reply reply = collector.post(batch);
            if (reply instanceof Reply.Answered answered) {
                flowing();
                settle(batch, answered.verdicts());
                return;
            }
            if (reply instanceof Reply.Unfit unfit) {
                divide(sent, unfit, begun);
                return;
            }
            Reply.Passing passing = (Reply.Passing) reply;
            failed(passing.problem());
            if (System.nanoTime() - begun > settings.giveUpAfter().toNanos()) {
                settle(batch, each(batch, id -> Verdict.unsent(id, "given_up", passing.problem())));
                return;
            }
            buffer.pause(backoff.afterFailure(failures, passing.retryAfter()));
            settings.meters().retried(batch.size());
        }
    }

    /** Halves it until the one is found that cannot pass; the others do. */
    private void divide(Batch sent, Reply.Unfit unfit, long begun) throws InterruptedException {
        List<Held> batch = sent.events();
        if (batch.size() == 1) {
            settle(batch, each(batch, id -> Verdict.rejected(id, unfit.code(), "", unfit.detail())));
            return;
        }
        settings.meters().retried(batch.size());
        int half = batch.size() / 2;
        deliver(new Batch(batch.subList(0, half), sent.since()), begun);
        deliver(new Batch(batch.subList(half, batch.size()), sent.since()), begun);
    }

    /** What may have arrived then would count a second time if it arrived now; a request may take its time. */
    private boolean isForgotten(Instant since) {
        Instant arrived = settings.clock().instant().plus(settings.requestTimeout());
        return arrived.isAfter(since.plus(settings.remembered()));
    }

    private String forgotten(Instant since) {
        return "was under way since " + since + ", and whether it arrived is not known; the collector knows it for "
                + settings.remembered() + " (remembered), and sent again it might count twice";
    }

    private void settle(List<Held> batch, List<Verdict> verdicts) {
        Map<Long, Awaited> waiting = buffer.settled(batch);
        for (int i = 0; i < batch.size(); i++) {
            announcer.announce(verdicts.get(i), waiting.get(batch.get(i).ticket()));
        }
    }

    private static List<Verdict> each(List<Held> batch, Function<String, Verdict> verdict) {
        return batch.stream().map(event -> verdict.apply(event.eventId())).toList();
    }

    private void failed(String why) {
        if (problem.isEmpty()) {
            LOG.log(Level.WARNING, "events_held waiting={0} reason={1}", buffer.events(), why);
        }
        problem = why;
    }

    private void flowing() {
        if (!problem.isEmpty()) {
            LOG.log(Level.INFO, "events_flow_again waiting={0}", buffer.events());
            problem = "";
        }
    }
}
