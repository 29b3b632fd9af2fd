package dev.sapando.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What can be chosen about a client; every bound has a default, which stands beside it. */
public final class ClientBuilder {
    private static final long MB = 1_000_000;

    private final URI collector;
    private @Nullable String writeKey;
    private boolean plainHttpAllowed;
    private int batchEvents = 500;
    private long batchBytes = MB;
    private Duration linger = Duration.ofMillis(100);
    private int bufferEvents = 10_000;
    private long bufferBytes = 16 * MB;
    private WhenFull whenFull = WhenFull.refuse();
    private @Nullable Path spillFolder;
    private long spillBytes = 256 * MB;
    private long segmentBytes = 8 * MB;
    private Fsync fsync = Fsync.EVERY_SECOND;
    private int gzipFrom = 1_024;
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration requestTimeout = Duration.ofSeconds(30);
    private Duration firstWait = Duration.ofMillis(100);
    private Duration longestWait = Duration.ofSeconds(30);
    private Duration giveUpAfter = Duration.ofHours(23);
    private Duration remembered = Duration.ofHours(24);
    private Duration closeWithin = Duration.ofSeconds(10);
    private Consumer<Verdict> listener = verdict -> {};
    private Meters meters = new Counts();
    private Clock clock = Clock.systemUTC();
    private RandomGenerator random = new SecureRandom();

    ClientBuilder(URI collector) {
        this.collector = collector;
    }

    /** Sent as {@code X-Write-Key}, never written to a log. */
    public ClientBuilder writeKey(String key) {
        writeKey = key;
        return this;
    }

    /** Lets the key travel in clear text to a host that is not this one. */
    public ClientBuilder allowPlainHttp() {
        plainHttpAllowed = true;
        return this;
    }

    /** A request has at most so many events (500) and bytes of JSON (1,000,000), and waits at most so long to fill (100 ms). */
    public ClientBuilder batch(int events, long bytes, Duration longestLinger) {
        batchEvents = events;
        batchBytes = bytes;
        linger = longestLinger;
        return this;
    }

    /** At most so many events (10,000) and bytes of JSON (16,000,000) are held in memory; with a spill, so many wait for their verdict. */
    public ClientBuilder buffer(int events, long bytes) {
        bufferEvents = events;
        bufferBytes = bytes;
        return this;
    }

    /** What happens to a caller while the buffer is full: refused at once by default. */
    public ClientBuilder whenFull(WhenFull choice) {
        whenFull = choice;
        return this;
    }

    /** Keeps every event in files of this folder until it has a verdict; so many bytes at most (256,000,000), in files of 8,000,000. */
    public ClientBuilder spillTo(Path folder, Fsync when) {
        spillFolder = folder;
        fsync = when;
        return this;
    }

    public ClientBuilder spillBytes(long most, long eachFile) {
        spillBytes = most;
        segmentBytes = eachFile;
        return this;
    }

    /** Bodies from so many bytes on are compressed (1,024). */
    public ClientBuilder gzipFrom(int bytes) {
        gzipFrom = bytes;
        return this;
    }

    /** To connect (5 s), and for the whole answer (30 s). */
    public ClientBuilder timeouts(Duration connect, Duration request) {
        connectTimeout = connect;
        requestTimeout = request;
        return this;
    }

    /**
     * The first wait after a failure is drawn up to {@code first} (100 ms), each further one up to twice that, up to {@code longest}
     * (30 s). After {@code giveUp} (23 h, within the collector's memory for copies of 24 h) a batch is given up.
     */
    public ClientBuilder retry(Duration first, Duration longest, Duration giveUp) {
        firstWait = first;
        longestWait = longest;
        giveUpAfter = giveUp;
        return this;
    }

    /**
     * For how long the collector knows an event again, its {@code DEDUPLICATION_WINDOW} (24 h). What was sent longer ago, in an earlier life
     * too, and may have arrived, is not sent again: its verdict is {@code arrival_unknown}.
     */
    public ClientBuilder remembered(Duration byTheCollector) {
        remembered = byTheCollector;
        return this;
    }

    /** How long {@code close()} waits for what is left (10 s). */
    public ClientBuilder closeWithin(Duration longest) {
        closeWithin = longest;
        return this;
    }

    /** Told every final verdict, on the client's thread; also those on events of an earlier life. */
    public ClientBuilder onVerdict(Consumer<Verdict> told) {
        listener = told;
        return this;
    }

    public ClientBuilder meters(Meters told) {
        meters = told;
        return this;
    }

    /** For tests: what the time is, and what is drawn. */
    public ClientBuilder chance(Clock time, RandomGenerator draws) {
        clock = time;
        random = draws;
        return this;
    }

    /**
     * @throws IllegalArgumentException naming every choice that cannot be
     * @throws IOException where the spill folder cannot be used, or another client uses it
     */
    public SapandoClient open() throws IOException {
        return new SapandoClient(new ClientSettings(
                collector,
                writeKey,
                plainHttpAllowed,
                batchEvents,
                batchBytes,
                linger,
                bufferEvents,
                bufferBytes,
                whenFull,
                spillFolder,
                spillBytes,
                segmentBytes,
                fsync,
                gzipFrom,
                connectTimeout,
                requestTimeout,
                firstWait,
                longestWait,
                giveUpAfter,
                remembered,
                closeWithin,
                listener,
                new GuardedMeters(meters),
                clock,
                random));
    }
}
