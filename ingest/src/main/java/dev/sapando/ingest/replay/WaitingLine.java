package dev.sapando.ingest.replay;

import java.io.PrintStream;
import java.time.Duration;

/** What is waited for: drawn over on a terminal, a line every ten seconds elsewhere. */
final class WaitingLine implements AutoCloseable {
    private static final long LINE_EVERY = Duration.ofSeconds(10).toNanos();

    private final PrintStream out;
    private final boolean drawn;
    private long told = System.nanoTime();

    WaitingLine(PrintStream out, boolean drawn) {
        this.out = out;
        this.drawn = drawn;
    }

    /** On standard error where somebody looks. */
    static WaitingLine onTerminal() {
        return new WaitingLine(System.err, Screen.isThere());
    }

    void open(long open, long accepted) {
        draw(String.format("waiting: %,d of %,d accepted events have no outcome yet", open, accepted));
    }

    void answers(long open) {
        draw(String.format("waiting: %,d of monitoring's figures are not yet as expected", open));
    }

    @Override
    public void close() {
        if (drawn) {
            draw("");
        }
    }

    private void draw(String text) {
        if (drawn) {
            out.print("\r" + text + "\033[K");
            out.flush();
        } else if (System.nanoTime() - told >= LINE_EVERY) {
            told = System.nanoTime();
            out.println(text);
        }
    }
}
