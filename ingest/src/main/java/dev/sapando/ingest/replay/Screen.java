package dev.sapando.ingest.replay;

import java.util.Map;
import java.util.function.BooleanSupplier;

/** Whether somebody looks at a terminal, on which lines can be drawn over. */
final class Screen {
    private Screen() {}

    static boolean isThere() {
        return isThere(System.getenv(), () -> System.console() != null);
    }

    /** The launcher tells by {@code SAPANDO_TERMINAL}; where it was not the launcher, Java's guess has to do. */
    static boolean isThere(Map<String, String> environment, BooleanSupplier guess) {
        String told = environment.getOrDefault("SAPANDO_TERMINAL", "");
        return told.isEmpty() ? guess.getAsBoolean() : told.equals("true");
    }
}
