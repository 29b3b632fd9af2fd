package dev.sapando.client;

/**
 * Told what happens to events, for a back end's own metrics. After {@code close}: taken = accepted + rejected + dropped + what is
 * left. Called from the client's thread and from callers'; must not block.
 */
public interface Meters {
    /** Went out for the first time. */
    void sent(int events);

    void accepted(int events);

    /** @param code why */
    void rejected(int events, String code);

    /** Went out once more. */
    void retried(int events);

    /** Not taken, given up, or unsent at the end. */
    void dropped(int events);

    /** Written to the spill file. */
    void spilled(int events);
}
