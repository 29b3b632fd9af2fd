package dev.sapando.ingest.replay;

import java.util.Optional;

/**
 * How sending one batch ended.
 *
 * @param verdicts empty where it was given up
 * @param problem why, the last time it was sent back
 */
record Sent(Optional<Verdicts> verdicts, int retries, String problem) {}
