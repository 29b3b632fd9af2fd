package dev.sapando.demo.faults;

import dev.sapando.demo.shop.Ask;
import dev.sapando.demo.shop.Pipeline;
import dev.sapando.demo.shop.PipelineFailure;
import dev.sapando.demo.shop.Recommendations;
import dev.sapando.demo.shop.Verdicts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A plant of which every process is killed once while the shop sends, {@code kill -9}, in an order and before batches that a seed
 * has drawn, and started again. The shop goes on meanwhile: what it gets no answer to it sends again.
 */
final class StruckPipeline implements Pipeline {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Pipeline pipeline;
    private final List<ServiceProcess> victims;
    private final Random random;
    private final int mostBatches;
    private CompletableFuture<Void> strike = CompletableFuture.completedFuture(null);
    private int killed;
    private int batchesLeft;

    /** @param mostBatches how many are sent at most until the next one is killed */
    StruckPipeline(Pipeline pipeline, Plant plant, long seed, int mostBatches) {
        this.pipeline = pipeline;
        this.mostBatches = mostBatches;
        random = new Random(seed);
        victims = new ArrayList<>(plant.all());
        Collections.shuffle(victims, random);
        batchesLeft = random.nextInt(mostBatches);
    }

    /** Until who was killed last is back. @return how many were killed */
    int settled() {
        strike.join();
        return killed;
    }

    @Override
    public Verdicts send(List<String> events) {
        if (killed < victims.size() && batchesLeft-- == 0) {
            strike.join(); // one at a time: a broker that is down is not to be asked for by who starts
            ServiceProcess victim = victims.get(killed++);
            strike = CompletableFuture.runAsync(() -> strike(victim));
            batchesLeft = random.nextInt(mostBatches);
        }
        return again(() -> pipeline.send(events));
    }

    /** A page without a list is a page. */
    @Override
    public Recommendations recommend(Ask ask) {
        return pipeline.recommend(ask);
    }

    @Override
    public void catalogue(List<String> items) {
        again(() -> {
            pipeline.catalogue(items);
            return items;
        });
    }

    @Override
    public void spend(List<String> spend) {
        again(() -> {
            pipeline.spend(spend);
            return spend;
        });
    }

    private static void strike(ServiceProcess victim) {
        try {
            victim.kill();
            victim.start();
            victim.awaitReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + victim + " was down", e);
        }
    }

    private static <T> T again(Supplier<T> request) {
        Instant until = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return request.get();
            } catch (PipelineFailure e) {
                if (Instant.now().isAfter(until)) {
                    throw e;
                }
            }
        }
    }
}
