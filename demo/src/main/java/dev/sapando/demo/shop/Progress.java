package dev.sapando.demo.shop;

import java.time.Instant;

/** Told how far the history is. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (reached, share, sent) -> {};

    /**
     * @param reached simulated time that has been sent
     * @param share of the history, 0 to 1
     * @param sent events sent so far
     */
    void at(Instant reached, double share, long sent);
}
