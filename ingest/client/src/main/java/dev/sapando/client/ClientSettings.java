package dev.sapando.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Everything that was chosen for a client, checked at birth: all problems are told at once. Described at {@link ClientBuilder}. */
record ClientSettings(
        URI collector,
        @Nullable String writeKey,
        boolean plainHttpAllowed,
        int batchEvents,
        long batchBytes,
        Duration linger,
        int bufferEvents,
        long bufferBytes,
        WhenFull whenFull,
        @Nullable Path spillFolder,
        long spillBytes,
        long segmentBytes,
        Fsync fsync,
        int gzipFrom,
        Duration connectTimeout,
        Duration requestTimeout,
        Duration firstWait,
        Duration longestWait,
        Duration giveUpAfter,
        Duration remembered,
        Duration closeWithin,
        Consumer<Verdict> listener,
        Meters meters,
        Clock clock,
        RandomGenerator random) {
    ClientSettings {
        List<String> problems = new ArrayList<>();
        boolean http = "http".equals(collector.getScheme());
        if ((!http && !"https".equals(collector.getScheme())) || collector.getHost() == null) {
            problems.add("collector " + collector + " is no http or https address of a host");
        } else if (http && writeKey != null && !plainHttpAllowed && !isLoopback(collector.getHost())) {
            problems.add(
                    "collector " + collector
                            + " would be sent the write key in clear text; use https, or call allowPlainHttp() where the network is yours");
        }
        positive("batchEvents", batchEvents, problems);
        positive("batchBytes", batchBytes, problems);
        positive("bufferEvents", bufferEvents, problems);
        positive("gzipFrom", gzipFrom, problems);
        positive("segmentBytes", segmentBytes, problems);
        positive("connectTimeout", connectTimeout.toNanos(), problems);
        positive("requestTimeout", requestTimeout.toNanos(), problems);
        positive("firstWait", firstWait.toNanos(), problems);
        positive("giveUpAfter", giveUpAfter.toNanos(), problems);
        atLeast("linger", linger.toNanos(), "zero", 0, problems);
        atLeast("closeWithin", closeWithin.toNanos(), "zero", 0, problems);
        atLeast("longestWait", longestWait.toNanos(), "firstWait", firstWait.toNanos(), problems);
        atLeast(
                "remembered",
                remembered.toNanos(),
                "giveUpAfter and requestTimeout",
                giveUpAfter.plus(requestTimeout).toNanos(),
                problems);
        atLeast("bufferBytes", bufferBytes, "batchBytes", batchBytes, problems);
        atLeast("spillBytes", spillBytes, "batchBytes and segmentBytes", Math.max(batchBytes, segmentBytes), problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    URI events() {
        String base = collector.toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/v1/events");
    }

    Optional<String> key() {
        return Optional.ofNullable(writeKey);
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static void positive(String name, long value, List<String> problems) {
        if (value <= 0) {
            problems.add(name + " " + value + " is not above zero");
        }
    }

    private static void atLeast(String name, long value, String bound, long least, List<String> problems) {
        if (value < least) {
            problems.add(name + " " + value + " is below " + bound + ", " + least);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ClientSettings[collector=" + collector + "]";
    }
}
