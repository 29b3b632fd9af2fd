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

    /** The figures once they add up and have stood still; after half a minute, or while others go on sending, as they are. */
    public Settled await(Account shop) throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        Figures first = ask.get();
        Figures last = first;
        while (Instant.now().isBefore(end) && !stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            Figures next = ask.get();
            Settled settled = settled(first, next);
            if (next.equals(last) && new Books(shop, next.events(), settled.lately()).settled()) {
                return settled;
            }
            last = next;
        }
        return settled(first, last);
    }

    private static Settled settled(Figures first, Figures now) {
        return new Settled(now, now.events().accepted() - first.events().accepted());
    }
}
