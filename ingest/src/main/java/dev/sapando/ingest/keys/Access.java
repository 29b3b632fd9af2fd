package dev.sapando.ingest.keys;

/** What can be asked of the collector, each at a path of its own. */
public enum Access {
    EVENTS,
    CHECK,
    ITEMS,
    SPEND,
    ERASURE
}
