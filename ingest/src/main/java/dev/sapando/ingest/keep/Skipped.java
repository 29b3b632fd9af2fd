package dev.sapando.ingest.keep;

/**
 * What arrived and is no record of its topic.
 *
 * @param reason {@code undecodable}, {@code empty} or {@code impossible}
 * @param detail what exactly, for whoever has to find out why
 */
record Skipped(Arrival arrival, String reason, String detail) {}
