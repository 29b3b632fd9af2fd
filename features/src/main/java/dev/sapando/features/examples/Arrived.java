package dev.sapando.features.examples;

/**
 * Where and when a record came in.
 *
 * @param at its timestamp, epoch milliseconds: when it arrived
 */
record Arrived(int partition, long offset, long at) {}
