package dev.sapando.serving.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a request by name, whether they came in the query or as JSON; notes every one that cannot be used. */
final class Fields {
    private static final int MAX_ID = 256;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    void add(String name, String value) {
        if (!value.isBlank()) {
            values.computeIfAbsent(name, key -> new ArrayList<>()).add(value.strip());
        }
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    /** All problems in one sentence; empty where there is none. */
    Optional<String> problems() {
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
    }

    Optional<String> text(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            problem(name + " is given " + given.size() + " times");
        }
        return given.stream().findFirst();
    }

    Optional<String> id(String name) {
        return text(name).filter(id -> isShort(name, id));
    }

    /** Item ids, in the order given. */
    List<String> ids(String name, int max) {
        List<String> ids = values.getOrDefault(name, List.of());
        if (ids.size() > max) {
            problem(name + " has " + ids.size() + " items, more than " + max);
            return List.of();
        }
        return ids.stream().filter(id -> isShort(name, id)).toList();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    int number(String name, int byDefault, int min, int max) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return byDefault;
        }
        if (text.get().matches("\\d{1,9}")) {
            int number = Integer.parseInt(text.get());
            if (number >= min && number <= max) {
                return number;
            }
        }
        problem(name + "=" + shown(text.get()) + " is not a whole number from " + min + " to " + max);
        return byDefault;
    }

    boolean flag(String name) {
        Optional<String> text = text(name);
        if (text.isPresent() && !text.get().matches("true|false")) {
            problem(name + "=" + shown(text.get()) + " is not true or false");
        }
        return text.map(Boolean::parseBoolean).orElse(false);
    }

    Optional<Instant> instant(String name) {
        Optional<String> text = text(name);
        try {
            Optional<Instant> instant = text.map(Instant::parse);
            if (instant.isEmpty()
                    || (instant.get().isAfter(EARLIEST) && instant.get().isBefore(LATEST))) {
                return instant;
            }
            problem(name + "=" + shown(text.get()) + " is not between 1970 and 2200");
        } catch (DateTimeException e) {
            problem(name + "=" + shown(text.orElseThrow()) + " is not a time such as 2024-03-01T09:00:00Z");
        }
        return Optional.empty();
    }

    private boolean isShort(String name, String id) {
        if (id.length() > MAX_ID) {
            problem(name + " has an id of " + id.length() + " characters, more than " + MAX_ID);
        }
        return id.length() <= MAX_ID;
    }

    private static String shown(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
