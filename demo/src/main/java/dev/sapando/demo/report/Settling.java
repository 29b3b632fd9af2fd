package dev.sapando.demo.report;

import dev.sapando.demo.shop.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The wait, after the last event was sent, until the pipeline has nothing on its way any more. */
public final class Settling {
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(750);

    private final Supplier<Figures> ask;
    private final CountDownLatch stopping;
    private final Duration quiet;

    /** @param stopping ends the wait when it is counted down */
    public Settling(Supplier<Figures> ask, CountDownLatch stopping) {
        this(ask, stopping, QUIET);
    }

    Settling(Supplier<Figures> ask, CountDownLatch stopping, Duration quiet) {
        this.ask = ask;
        this.stopping = stopping;
        this.quiet = quiet;
    }

    /**
     * The figures once they add up and have stood still; as they are after half a minute in which none of the shop's events came to its
     * end, and after five minutes whatever others go on sending.
     */
    public Settled await(Account shop) throws InterruptedException {
        Instant limit = Instant.now().plus(LIMIT);
        Instant end = Instant.now().plus(quiet);
        Figures first = ask.get();
        Figures last = first;
        while (Instant.now().isBefore(end)
                && Instant.now().isBefore(limit)
                && !stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            Figures next = ask.get();
            Settled settled = settled(first, next);
            if (next.equals(last) && new Books(shop, next.events(), settled.lately()).settled()) {
                return settled;
            }
            if (next.events().own().ended() > last.events().own().ended()) {
                end = Instant.now().plus(quiet);
            }
            last = next;
        }
        return settled(first, last);
    }

    private static Settled settled(Figures first, Figures now) {
        return new Settled(now, now.events().accepted() - first.events().accepted());
    }
}
