package dev.sapando.ingest.replay;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the collector takes nothing, told in a line when it begins, when it ends, and when it is waited for no
 * longer; not once a batch. Shared by all who send.
 */
final class Outage {
    /** What is over sooner is a retry like others, and only counted. */
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(1);

    private final URI collector;
    private final Duration patience;
    private final PrintStream messages;
    private final LongSupplier nanos;
    private @Nullable Long since;
    private boolean told;
    private boolean givenUp;

    Outage(URI collector, Duration patience, PrintStream messages, LongSupplier nanos) {
        this.collector = collector;
        this.patience = patience;
        this.messages = messages;
        this.nanos = nanos;
    }

    /** Nothing was taken, for the reason given. False where it has been so for as long as anybody shall wait. */
    synchronized boolean mayRetry(String reason) {
        if (since == null) {
            since = nanos.getAsLong();
        }
        Duration lasts = lasts(since);
        if (lasts.compareTo(patience) > 0) {
            if (!givenUp) {
                givenUp = true;
                messages.println("collector " + collector + " is given up after " + seconds(lasts) + " (" + reason
                        + "); what it does not take at once from now on is not sent");
            }
            return false;
        }
        if (!told && lasts.compareTo(WORTH_A_LINE) >= 0) {
            told = true;
            messages.println("collector " + collector + " takes nothing (" + reason + "); trying again for "
                    + seconds(patience));
        }
        return true;
    }

    synchronized void over() {
        if (since != null && (told || givenUp)) {
            messages.println("collector " + collector + " is back after " + seconds(lasts(since)));
        }
        since = null;
        told = false;
        givenUp = false;
    }

    private Duration lasts(long begun) {
        return Duration.ofNanos(nanos.getAsLong() - begun);
    }

    private static String seconds(Duration time) {
        return String.format(java.util.Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
