package dev.sapando.ingest.verify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record of {@code events.collected} as it stands there: whoever wrote it, whatever it is. */
@SuppressWarnings("ArrayRecordComponent") // the topic's bytes, looked at once and never compared
record Arrived(byte @Nullable [] key, byte @Nullable [] value, Instant at, String topic, int partition, long offset) {}
