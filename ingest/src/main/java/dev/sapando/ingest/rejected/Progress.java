package dev.sapando.ingest.rejected;

/** Says on standard error how far the reading of a topic is, each time a moment has gone by. */
final class Progress {
    private static final long A_MOMENT_NANOS = 2_000_000_000L;

    private final String topic;
    private final long all;
    private long told = System.nanoTime();

    /** @param all offsets to be read */
    Progress(String topic, long all) {
        this.topic = topic;
        this.all = all;
    }

    void tell(long left) {
        if (System.nanoTime() - told > A_MOMENT_NANOS) {
            told = System.nanoTime();
            System.err.printf("reading %s: %,d of %,d%n", topic, all - left, all);
        }
    }
}
