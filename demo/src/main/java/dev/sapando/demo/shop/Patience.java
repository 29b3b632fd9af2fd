package dev.sapando.demo.shop;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Tries again what failed for a while, more and more rarely, as {@code Retry-After} asks where it does. */
record Patience(Duration lasts) {
    /**
     * The first reply that is not for a while; the last one where patience ends.
     *
     * @throws PipelineFailure where there was no reply until patience ended
     */
    Reply until(Supplier<Reply> attempt) {
        long end = System.nanoTime() + lasts.toNanos();
        for (int attempts = 0; ; attempts++) {
            Duration wait;
            try {
                Reply reply = attempt.get();
                if (!reply.isForAWhile() || over(end)) {
                    return reply;
                }
                wait = reply.wait(attempts);
            } catch (PipelineFailure e) {
                if (over(end)) {
                    throw e;
                }
                wait = Reply.backOff(attempts);
            }
            LockSupport.parkNanos(wait.toNanos());
        }
    }

    private static boolean over(long end) {
        return System.nanoTime() >= end || Thread.currentThread().isInterrupted();
    }
}
