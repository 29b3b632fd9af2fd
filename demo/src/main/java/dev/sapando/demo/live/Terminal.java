package dev.sapando.demo.live;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Standard output: a screen on which lines can be drawn over, or a file or pipe that only grows. */
final class Terminal {
    private final PrintStream out;
    private final boolean screen;
    private int drawn;

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

    void say(String text) {
        out.println(text);
        out.flush();
        drawn = 0;
    }

    /** Draws the lines where the last ones were drawn. */
    void draw(List<String> lines) {
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

    /** What was drawn stays; what comes next goes below it. */
    void keep() {
        drawn = 0;
    }
}
