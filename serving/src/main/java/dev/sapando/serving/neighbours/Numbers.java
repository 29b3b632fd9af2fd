package dev.sapando.serving.neighbours;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small dense numbers for names, so that the hot path works on plain arrays; a freed number is given out again. */
final class Numbers {
    static final int NONE = -1;

    private final Map<String, Integer> byName = new HashMap<>();
    private final List<@Nullable String> names = new ArrayList<>();
    private final List<Integer> free = new ArrayList<>();

    int size() {
        return byName.size();
    }

    /** One more than the highest number ever given out. */
    int span() {
        return names.size();
    }

    int of(String name) {
        Integer number = byName.get(name);
        return number == null ? NONE : number;
    }

    String name(int number) {
        String name = names.get(number);
        if (name == null) {
            throw new IllegalStateException("number " + number + " is free");
        }
        return name;
    }

    int take(String name) {
        int known = of(name);
        if (known != NONE) {
            return known;
        }
        int number = free.isEmpty() ? names.size() : free.remove(free.size() - 1);
        if (number == names.size()) {
            names.add(name);
        } else {
            names.set(number, name);
        }
        byName.put(name, number);
        return number;
    }

    void free(int number) {
        byName.remove(name(number));
        names.set(number, null);
        free.add(number);
    }
}
