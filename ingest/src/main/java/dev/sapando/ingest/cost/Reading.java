package dev.sapando.ingest.cost;

import java.util.Map;

/**
 * How far a declared reader has come.
 *
 * @param next by partition, the offset it reads next; a reader without a group is taken to be at the end
 */
record Reading(DeclaredReader reader, Map<Integer, Long> next) {
    Reading {
        next = Map.copyOf(next);
    }
}
