package dev.sapando.monitoring.reference;

import java.time.Instant;

/** A list that was served to somebody. */
public record Showing(String visitor, Instant at, String arm) {}
