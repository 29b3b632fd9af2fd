package dev.sapando.ingest.collect;

import dev.sapando.ingest.keys.Denied;
import dev.sapando.ops.http.Problem;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The few threads that unpack, check and send what the event loop has read; what is too much for them is refused at once. */
final class CollectThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CollectThreads.class);
    private static final int CLOSING_SECONDS = 5;

    private final ThreadPoolExecutor threads;

    CollectThreads(Bounds bounds) {
        var number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                bounds.threads(),
                bounds.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(bounds.maxWaiting()),
                task -> new Thread(task, "collect-" + number.incrementAndGet()));
    }

    /** What a request asks for. */
    interface Work {
        void run() throws Refused, Denied;
    }

    /** Whatever comes of the work, the request is answered. */
    void run(Exchange exchange, Work work) {
        try {
            threads.execute(() -> work(exchange, work));
        } catch (RejectedExecutionException e) {
            exchange.refuse(Collector.FULL);
        }
    }

    /** Takes nothing more and lets what was taken be done, for a bounded time. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn(
                        "collector_stopped_with_requests waiting={}",
                        threads.getQueue().size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever failed, the request is answered and what it held is given back. */
    static void failed(Exchange exchange, Throwable failure) {
        String path = exchange.request().path();
        // A visitor who is to be forgotten is not to be remembered in a log.
        LOG.error("collect_failed path={}", VisitorPath.is(path) ? "/v1/visitors/…" : path, failure);
        exchange.refuse(new Problem(500, "internal", "the collector failed; its log says why"));
    }

    private static void work(Exchange exchange, Work work) {
        try {
            work.run();
        } catch (Refused e) {
            exchange.refuse(e.problem());
        } catch (Denied e) {
            exchange.deny(e);
        } catch (RuntimeException | Error e) {
            failed(exchange, e);
        }
    }
}
