package dev.sapando.ops.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads settings out of environment variables. A value that cannot be used is noted, its default taken, and
 * {@link #check()} reports all problems together, so that a start fails once and not five times.
 */
public final class Settings {
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    private Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public static Settings of(Map<String, String> environment) {
        return new Settings(environment);
    }

    public static Settings ofProcess() {
        return new Settings(System.getenv());
    }

    /** The same settings with some of them replaced. */
    public Settings with(Map<String, String> replaced) {
        var merged = new HashMap<>(environment);
        merged.putAll(replaced);
        return new Settings(merged);
    }

    public Map<String, String> all() {
        return environment;
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    public String text(String name, String byDefault) {
        return optional(name).orElse(byDefault);
    }

    /** A TCP port; 0 lets the system choose one. */
    public int port(String name, int byDefault) {
        return number(name, byDefault, 0, 65_535);
    }

    public int number(String name, int byDefault, int min, int max) {
        return read(name, byDefault, "a whole number from " + min + " to " + max, text -> {
            int value = Integer.parseInt(text);
            if (value < min || value > max) {
                throw new IllegalArgumentException();
            }
            return value;
        });
    }

    /** A span of time such as {@code 500ms}, {@code 30s}, {@code 5m}, {@code 24h}, {@code 7d}. */
    public Duration duration(String name, Duration byDefault, Duration min, Duration max) {
        return read(name, byDefault, "a time from " + Spans.text(min) + " to " + Spans.text(max), text -> {
            Duration value = Spans.parse(text);
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw new IllegalArgumentException();
            }
            return value;
        });
    }

    /** Where days begin, such as {@code Europe/Berlin}; UTC by default. */
    public ZoneId zone(String name) {
        return read(name, ZoneId.of("UTC"), "a time zone such as Europe/Berlin", ZoneId::of);
    }

    public boolean flag(String name, boolean byDefault) {
        return read(name, byDefault, "true or false", text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw new IllegalArgumentException();
            }
            return Boolean.parseBoolean(text);
        });
    }

    public <T> T read(String name, T byDefault, String expected, Function<String, T> parse) {
        Optional<String> text = optional(name);
        if (text.isEmpty()) {
            return byDefault;
        }
        try {
            return parse.apply(text.get().strip());
        } catch (IllegalArgumentException | DateTimeException e) {
            problem(name + "=" + text.get() + " is not " + expected);
            return byDefault;
        }
    }

    /** Notes a problem that only the reader of several settings can see. */
    public void problem(String sentence) {
        problems.add(sentence);
    }

    /** Every problem found so far, in a sentence each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** @throws InvalidSettings with every problem found so far */
    public void check() {
        if (!problems.isEmpty()) {
            throw new InvalidSettings(List.copyOf(problems));
        }
    }
}
