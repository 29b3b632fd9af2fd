package dev.sapando.demo.live;

import dev.sapando.demo.shop.Account;
import dev.sapando.demo.shop.Progress;
import dev.sapando.demo.shop.SimulatedShop;
import dev.sapando.ops.run.Service;
import dev.sapando.ops.run.StartFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shop's life on a thread of its own: its catalogue, its past, and then its visitors as they come. */
final class Traffic implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);

    private final SimulatedShop shop;
    private final Progress progress;
    private final Clock clock;
    private final Thread thread = new Thread(this::live, "shop");
    private final CompletableFuture<Void> open = new CompletableFuture<>();
    private volatile boolean stopping;

    Traffic(SimulatedShop shop, Progress progress, Clock clock) {
        this.shop = shop;
        this.progress = progress;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "shop";
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Returns when the history is through and live visitors are coming, or when it was stopped before. */
    void awaitLive() {
        try {
            open.join();
        } catch (CompletionException e) {
            throw new StartFailure("the shop's history did not go through: " + e.getCause(), e);
        }
    }

    /** The same with an end: 0 once everything that was sent has its verdict. */
    int runFor(Duration limit) {
        start();
        try {
            awaitLive();
            thread.join(limit.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
        return 0;
    }

    boolean isOver() {
        return !thread.isAlive();
    }

    Account account() {
        return shop.account();
    }

    /** Stops sending, and returns when everything that was sent has its verdict. */
    @Override
    public void close() {
        stopping = true;
        shop.stop();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        shop.close();
    }

    private void live() {
        try {
            shop.openCatalogue();
            if (!stopping) {
                shop.history(clock.instant(), progress);
            }
            open.complete(null);
            if (!stopping) {
                shop.live();
            }
        } catch (RuntimeException e) {
            if (!open.completeExceptionally(e)) {
                LOG.error("shop_stopped reason=\"{}\"", e.getMessage(), e);
            }
        }
    }
}
