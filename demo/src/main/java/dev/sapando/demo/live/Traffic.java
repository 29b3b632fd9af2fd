package dev.sapando.demo.live;

import dev.sapando.demo.shop.Account;
import dev.sapando.demo.shop.PipelineFailure;
import dev.sapando.demo.shop.Progress;
import dev.sapando.demo.shop.SimulatedShop;
import dev.sapando.ops.run.Service;
import dev.sapando.ops.run.StartFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shop's life on a thread of its own: its catalogue, its past, and then its visitors as they come. */
final class Traffic implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);

    private final SimulatedShop shop;
    private final boolean past;
    private final Progress progress;
    private final Clock clock;
    private final Thread thread = new Thread(this::live, "shop");
    private final CompletableFuture<Void> open = new CompletableFuture<>();
    private volatile boolean stopping;
    private volatile @Nullable Throwable failure;

    /** @param past whether its past is to be lived through, too: not where an earlier run has sent it */
    Traffic(SimulatedShop shop, boolean past, Progress progress, Clock clock) {
        this.shop = shop;
        this.past = past;
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

    /**
     * Returns when the history is through and live visitors are coming, or when it was stopped before.
     *
     * @throws StartFailure where the history does not go through
     */
    void awaitLive() {
        try {
            open.join();
        } catch (CompletionException e) {
            throw new StartFailure("the shop's history did not go through: " + sentence(e.getCause()), e);
        }
    }

    /** @throws StartFailure where the shop ended by itself: it ought to go on until it is closed */
    void requireUnbroken() {
        Throwable cause = failure;
        if (cause != null) {
            throw new StartFailure("the simulated shop stopped: " + sentence(cause), cause);
        }
    }

    boolean isOver() {
        return !thread.isAlive();
    }

    /** Returns when it is over, and otherwise after so long. */
    void awaitOver(Duration atMost) throws InterruptedException {
        // To join for 0 milliseconds is to join for ever.
        thread.join(Math.max(1, atMost.toMillis()));
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
            if (past && !stopping) {
                shop.history(clock.instant(), progress);
            }
            open.complete(null);
            if (!stopping) {
                shop.live();
            }
        } catch (RuntimeException | Error e) {
            failure = e;
            if (!(e instanceof PipelineFailure)) {
                LOG.error("shop_stopped", e);
            }
            open.completeExceptionally(e);
        }
    }

    /** What went wrong, in a line. */
    private static String sentence(@Nullable Throwable cause) {
        String told = cause instanceof PipelineFailure ? cause.getMessage() : String.valueOf(cause);
        return String.valueOf(told).replaceAll("\\s+", " ");
    }
}
