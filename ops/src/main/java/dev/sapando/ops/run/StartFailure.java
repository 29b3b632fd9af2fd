package dev.sapando.ops.run;

/** A start that cannot succeed, in one sentence for the person who gave the command: what is wrong and what to change. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartFailure(String sentence) {
        super(sentence);
    }

    public StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
