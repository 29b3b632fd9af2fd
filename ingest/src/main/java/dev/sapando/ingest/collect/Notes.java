package dev.sapando.ingest.collect;

import java.util.List;

/**
 * What is to be told of an event beside the verdict.
 *
 * @param flags what verification will note, of an event that is accepted
 * @param unknown of any event
 */
record Notes(List<String> flags, List<UnknownField> unknown) {
    static final Notes NONE = new Notes(List.of(), List.of());

    Notes {
        flags = List.copyOf(flags);
        unknown = List.copyOf(unknown);
    }
}
