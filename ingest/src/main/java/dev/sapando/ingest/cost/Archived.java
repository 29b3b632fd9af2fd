package dev.sapando.ingest.cost;

/** What the archive holds of one topic. */
record Archived(String topic, long bytes) {}
