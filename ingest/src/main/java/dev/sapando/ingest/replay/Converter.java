package dev.sapando.ingest.replay;

import java.util.List;

/** Turns the lines of one file format into events. One small class per format; it may remember earlier lines. */
interface Converter {
    /** None for a line whose event is not over yet; throws {@link Heading} where it is one. */
    List<Outgoing> convert(Line line) throws BrokenLine;

    /** What was still waiting for more lines when the file ended. */
    default List<Outgoing> end() {
        return List.of();
    }
}
