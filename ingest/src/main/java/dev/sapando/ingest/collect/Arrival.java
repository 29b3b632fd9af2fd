package dev.sapando.ingest.collect;

import dev.sapando.ingest.keys.Client;
import java.time.Instant;

/**
 * When something came in, and from whom.
 *
 * @param at the wall, for the bound on the future
 */
record Arrival(Instant at, Client from) {}
