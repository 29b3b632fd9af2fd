package dev.sapando.ingest.check;

/**
 * Where an event stands.
 *
 * @param line from 1
 */
record Place(String file, long line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
