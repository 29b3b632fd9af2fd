package dev.sapando.ingest.replay;

/**
 * One line of a file as it stands there, without its end.
 *
 * @param file for messages: {@code clicks.zip!2008.csv}
 * @param number from 1
 */
@SuppressWarnings("ArrayRecordComponent") // passed on untouched, never compared
public record Line(String file, long number, byte[] bytes) {
    String place() {
        return file + ":" + number;
    }
}
