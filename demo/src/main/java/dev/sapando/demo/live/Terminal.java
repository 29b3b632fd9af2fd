package dev.sapando.demo.live;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Standard output: a screen on which lines can be drawn over, or a file or pipe that only grows. */
final class Terminal {
    private final PrintStream out;
    private final boolean screen;
    // The rest is guarded by this: who stops it all does not wait for who draws.
    private int drawn;
    private boolean ending;

    Terminal(PrintStream out, boolean screen) {
        this.out = out;
        this.screen = screen;
    }

    /** The launcher tells by {@code SAPANDO_TERMINAL}; a JVM cannot find out before Java 22. */
    static Terminal ofProcess(Map<String, String> environment) {
        return new Terminal(System.out, "true".equals(environment.get("SAPANDO_TERMINAL")));
    }

    boolean isScreen() {
        return screen;
    }

    /** Over the {@code ^C} that a screen shows. After this nothing is drawn any more: what was under way comes too late. */
    synchronized void sayEnding(String text) {
        ending = true;
        say(screen ? "\r" + text + "\u001b[K" : text);
    }

    synchronized void say(String text) {
        out.println(text);
        out.flush();
        drawn = 0;
    }

    /** Draws the lines where the last ones were drawn. */
    synchronized void draw(List<String> lines) {
        if (ending) {
            return;
        }
        var text = new StringBuilder();
        if (screen && drawn > 0) {
            text.append("\u001b[").append(drawn).append("A\r");
        }
        for (String line : lines) {
            text.append(line).append(screen ? "\u001b[K\n" : "\n");
        }
        out.print(text);
        out.flush();
        drawn = lines.size();
    }
}
