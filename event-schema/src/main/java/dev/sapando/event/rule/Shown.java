package dev.sapando.event.rule;

/** A value as it may stand in a sentence: quoted, and cut where it is long. */
final class Shown {
    private static final int LONGEST = 40;

    private Shown() {}

    static String of(String value) {
        return value.length() <= LONGEST ? '"' + value + '"' : '"' + value.substring(0, LONGEST) + "…\"";
    }
}
