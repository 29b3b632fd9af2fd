package dev.sapando.demo.report;

import dev.sapando.demo.shop.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The wait, after the last event was sent, until the pipeline has nothing on its way any more. */
public final class Settling {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(750);

    private final Supplier<Figures> ask;
    private final CountDownLatch stopping;

    /** @param stopping ends the wait when it is counted down */
    public Settling(Supplier<Figures> ask, CountDownLatch stopping) {
        this.ask = ask;
        this.stopping = stopping;
    }

    /** The figures once they add up and have stood still; after half a minute as they are. */
    public Figures await(Account shop) throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        Figures last = ask.get();
        while (Instant.now().isBefore(end) && !stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            Figures next = ask.get();
            if (next.equals(last) && new Books(shop, next.events()).settled()) {
                return next;
            }
            last = next;
        }
        return last;
    }
}
