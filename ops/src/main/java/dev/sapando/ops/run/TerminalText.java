package dev.sapando.ops.run;

import java.util.function.IntPredicate;

/**
 * Text as a terminal may show it: what visitors have typed must not move the cursor or turn the writing round. Control and format
 * characters, separators of lines and halves of characters are shown as their escapes, all others as they are.
 */
public final class TerminalText {
    private TerminalText() {}

    /** On one line. */
    public static String of(String text) {
        return escaped(text, TerminalText::steers);
    }

    /** With its line ends and tabs. */
    public static String lines(String text) {
        return escaped(text, character -> character != '\n' && character != '\t' && steers(character));
    }

    private static String escaped(String text, IntPredicate those) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (those.test(character)) {
                shown.append(String.format("\\u%04x", character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    private static boolean steers(int character) {
        int kind = Character.getType(character);
        return kind == Character.CONTROL
                || kind == Character.FORMAT
                || kind == Character.SURROGATE
                || kind == Character.LINE_SEPARATOR
                || kind == Character.PARAGRAPH_SEPARATOR;
    }
}
