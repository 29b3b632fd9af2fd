package dev.sapando.demo.exact;

import dev.sapando.demo.command.FreePorts;
import dev.sapando.demo.shop.Ask;
import dev.sapando.demo.shop.HttpPipeline;
import dev.sapando.demo.shop.Pipeline;
import dev.sapando.demo.shop.Recommendations;
import dev.sapando.demo.shop.Verdicts;
import dev.sapando.demo.stack.Stack;
import dev.sapando.demo.stack.StackSettings;
import dev.sapando.demo.stack.Workplace;
import dev.sapando.ops.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A stack that is stopped before batches which a seed has drawn, and started again on the same data. */
final class Restarted implements Pipeline, AutoCloseable {
    private final Workplace workplace;
    private final Set<Integer> moments;
    private final AtomicInteger sent = new AtomicInteger();
    private final ReadWriteLock running = new ReentrantReadWriteLock();
    private Stack stack;
    private HttpPipeline pipeline;
    private int restarts;

    /** @param batches among which the moments of so many restarts lie */
    Restarted(Path folder, long seed, int times, int batches) {
        workplace = Workplace.of(Optional.of(folder));
        moments = new Random(seed)
                .ints(2, batches)
                .distinct()
                .limit(times)
                .boxed()
                .collect(Collectors.toSet());
        stack = started();
        pipeline = new HttpPipeline(stack.collector(), stack.serving(), "test");
    }

    int restarts() {
        return restarts;
    }

    URI monitoring() {
        return stack.monitoring();
    }

    Path archive() {
        return workplace.archive();
    }

    void restart() {
        running.writeLock().lock();
        try {
            close();
            stack = started();
            pipeline = new HttpPipeline(stack.collector(), stack.serving(), "test");
            restarts++;
        } finally {
            running.writeLock().unlock();
        }
    }

    @Override
    public Verdicts send(List<String> events) {
        if (moments.contains(sent.incrementAndGet())) {
            restart();
        }
        return with(open -> open.send(events));
    }

    @Override
    public Recommendations recommend(Ask ask) {
        return with(open -> open.recommend(ask));
    }

    @Override
    public void catalogue(List<String> items) {
        with(open -> {
            open.catalogue(items);
            return items;
        });
    }

    @Override
    public void spend(List<String> spend) {
        with(open -> {
            open.spend(spend);
            return spend;
        });
    }

    @Override
    public void close() {
        pipeline.close();
        stack.close();
    }

    /** Nothing is asked of a stack that is down: what the shop was shown is what was served. */
    private <T> T with(Function<Pipeline, T> request) {
        running.readLock().lock();
        try {
            return request.apply(pipeline);
        } finally {
            running.readLock().unlock();
        }
    }

    private Stack started() {
        var settings = new HashMap<>(FreePorts.settings());
        settings.put("ARCHIVE_FLUSH_INTERVAL", "1s");
        var started = new Stack(StackSettings.from(Settings.of(settings), workplace), workplace);
        started.start();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(started::isReady);
        return started;
    }
}
