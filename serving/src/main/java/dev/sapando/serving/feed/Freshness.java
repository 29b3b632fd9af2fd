package dev.sapando.serving.feed;

import java.util.OptionalLong;

/** How old the live state may be. */
public interface Freshness {
    /** Milliseconds since everything that was on the topics was known to be in the state; empty before the first time. */
    OptionalLong staleMillis();
}
