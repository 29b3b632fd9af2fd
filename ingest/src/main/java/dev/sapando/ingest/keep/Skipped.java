package dev.sapando.ingest.keep;

import java.util.List;

/**
 * What arrived and is no record of its topic.
 *
 * @param reason one of {@link #REASONS}
 * @param detail what exactly, for whoever has to find out why
 */
record Skipped(Arrival arrival, String reason, String detail) {
    static final List<String> REASONS = List.of("undecodable", "empty", "impossible");

    Skipped {
        if (!REASONS.contains(reason)) {
            throw new IllegalArgumentException(reason + " is none of " + REASONS);
        }
    }
}
