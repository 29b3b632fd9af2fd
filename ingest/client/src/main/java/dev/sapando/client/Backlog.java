package dev.sapando.client;

import java.io.IOException;
import java.util.List;

/** Events in the order in which they were taken, within a bound. Not safe for threads: {@link Buffer} guards it. */
interface Backlog {
    /** Where the events are found again by the next client, for messages; empty where they end with the process. */
    String keptIn();

    boolean hasRoomFor(int bytes);

    /** @throws IOException where it cannot be kept; then it is not in the backlog */
    void add(Held event) throws IOException;

    /** The oldest, which stay: at least one where there is one, beyond that at most so many events and bytes of JSON. */
    List<Held> oldest(int mostEvents, long mostBytes) throws IOException;

    /** Which of the oldest may have arrived, in an earlier life perhaps. */
    UnderWay underWay();

    /**
     * Notes that so many of the oldest go out, before they do.
     *
     * @throws IOException where the disk does not take it
     */
    void underWay(UnderWay going) throws IOException;

    /** Forgets the {@code count} oldest, which {@code oldest} gave out last. */
    void removeOldest(int count);

    long events();

    long bytes();

    /** Forces to the disk what is due for it. */
    void sync() throws IOException;

    void close() throws IOException;
}
