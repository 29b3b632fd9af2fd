package dev.sapando.client;

/**
 * An event that waits for the collector's verdict.
 *
 * @param ticket in the order in which they were taken, from 0 in each life of a client
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
record Held(long ticket, String eventId, byte[] json) {}
