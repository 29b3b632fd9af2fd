package dev.sapando.ingest.replay;

/** A line that is no event in its format, with the reason. */
class BrokenLine extends Exception {
    private static final long serialVersionUID = 1;

    BrokenLine(String reason) {
        super(reason, null, false, false);
    }
}
