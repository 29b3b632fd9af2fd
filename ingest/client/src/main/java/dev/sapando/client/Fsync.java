package dev.sapando.client;

/** When what was spilled is forced to the disk. Whatever is chosen, it survives a kill of the process; the machine's end is another matter. */
public enum Fsync {
    /** Before {@code send} returns: survives a power failure. */
    ALWAYS,
    /** At least every second: a power failure costs the last one. */
    EVERY_SECOND,
    /** When the operating system sees fit. */
    NEVER
}
