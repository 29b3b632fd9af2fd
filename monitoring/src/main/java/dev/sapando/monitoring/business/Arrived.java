package dev.sapando.monitoring.business;

/**
 * Where a record stands on its topic.
 *
 * @param at its arrival, epoch milliseconds
 */
record Arrived(int partition, long offset, long at) {}
