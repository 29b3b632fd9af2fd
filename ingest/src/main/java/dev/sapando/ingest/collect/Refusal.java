package dev.sapando.ingest.collect;

import dev.sapando.event.rule.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What the sender is told about one refused element.
 *
 * @param index place in the request, from 0; blank lines do not count
 */
record Refusal(int index, @Nullable String id, Violation violation) {}
