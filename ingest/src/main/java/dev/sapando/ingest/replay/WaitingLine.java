package dev.sapando.ingest.replay;

import java.io.PrintStream;

/** What is waited for, drawn over on a terminal; nothing elsewhere. */
final class WaitingLine implements AutoCloseable {
    private final PrintStream out;
    private final boolean drawn;

    WaitingLine(PrintStream out, boolean drawn) {
        this.out = out;
        this.drawn = drawn;
    }

    /** On standard error where somebody looks. */
    static WaitingLine onTerminal() {
        return new WaitingLine(System.err, System.console() != null);
    }

    void open(long open, long accepted) {
        draw(String.format("waiting: %,d of %,d accepted events have no outcome yet", open, accepted));
    }

    void answers(long open) {
        draw(String.format("waiting: %,d of monitoring's figures are not yet as expected", open));
    }

    @Override
    public void close() {
        draw("");
    }

    private void draw(String text) {
        if (drawn) {
            out.print("\r" + text + "\033[K");
            out.flush();
        }
    }
}
