package dev.sapando.ingest.replay;

import java.util.List;

/** Turns the lines of one file format into events. One small class per format; it may remember earlier lines. */
interface Converter {
    /** None for a line that is no event by intention, such as a heading. */
    List<Outgoing> convert(Line line) throws BrokenLine;

    /** What was still waiting for more lines when the file ended. */
    default List<Outgoing> end() {
        return List.of();
    }
}
