package dev.sapando.client;

import java.time.Instant;

/**
 * Which events may have arrived: so many of the oldest were sent, and have no verdict.
 *
 * @param since when the first of them went out first, by the wall's clock: it may have been in an earlier life
 */
record UnderWay(int events, Instant since) {
    static final UnderWay NONE = new UnderWay(0, Instant.EPOCH);

    UnderWay without(int settled) {
        return settled < events ? new UnderWay(events - settled, since) : NONE;
    }
}
