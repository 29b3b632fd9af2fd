package dev.sapando.ingest.replay;

/** A line that only says what stands in the others: neither an event nor broken, and in no account. */
final class Heading extends BrokenLine {
    private static final long serialVersionUID = 1;

    Heading() {
        super("a heading");
    }
}
