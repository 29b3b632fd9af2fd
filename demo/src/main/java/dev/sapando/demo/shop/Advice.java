package dev.sapando.demo.shop;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the lists that several visitors need at once, a few requests at a time. */
final class Advice implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Advice.class);
    private static final int AT_ONCE = 8;

    private final Pipeline pipeline;
    private final Ledger ledger;
    private final AtomicBoolean refusalTold = new AtomicBoolean();
    private final ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE, task -> {
        var thread = new Thread(task, "shop-asks");
        thread.setDaemon(true);
        return thread;
    });

    Advice(Pipeline pipeline, Ledger ledger) {
        this.pipeline = pipeline;
        this.ledger = ledger;
    }

    /** One answer for each, in the same order; null where there was no question, or no answer. */
    List<CompletableFuture<@Nullable Recommendations>> on(List<Happening> happenings) {
        return happenings.stream().map(this::on).toList();
    }

    private CompletableFuture<@Nullable Recommendations> on(Happening happening) {
        Ask ask = happening.ask();
        return ask == null
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.supplyAsync(() -> answer(ask), askers);
    }

    private @Nullable Recommendations answer(Ask ask) {
        try {
            Recommendations answer = pipeline.recommend(ask);
            ledger.answered(answer);
            return answer;
        } catch (PipelineFailure e) {
            ledger.unanswered();
            if (e.isRefusal() && !refusalTold.getAndSet(true)) {
                LOG.warn("recommendations_refused cause=\"{}\" note=\"told once\"", e.getMessage());
            }
            LOG.debug("recommendations_not_answered visitor={} cause=\"{}\"", ask.visitorId(), e.getMessage());
            return null;
        }
    }

    @Override
    public void close() {
        askers.shutdownNow();
    }
}
