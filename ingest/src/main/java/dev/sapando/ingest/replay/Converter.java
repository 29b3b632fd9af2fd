package dev.sapando.ingest.replay;

import java.util.List;

/** Turns the lines of one file format into events. One small class per format; it may remember earlier lines. */
interface Converter {
    /** None for a line that is no event by intention, such as a heading. */
    List<Outgoing> convert(Line line) throws BrokenLine;
}
