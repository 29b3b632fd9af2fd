package dev.sapando.demo.faults;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Holds what is there against what the shop was told is accepted, event by event. */
final class Recount {
    private static final int EXAMPLES = 5;

    private final Map<String, Integer> accepted;
    private final BitSet found = new BitSet();
    private final List<String> examples = new ArrayList<>();
    private long duplicates;
    private long strangers;

    Recount(Map<String, Integer> accepted) {
        this.accepted = Map.copyOf(accepted);
    }

    void add(String visitorId, String eventId) {
        String key = BackEnd.key(visitorId, eventId);
        Integer number = accepted.get(key);
        if (number == null) {
            strangers++;
            example("nobody was told of " + key);
        } else if (found.get(number)) {
            duplicates++;
            example("twice " + key);
        } else {
            found.set(number);
        }
    }

    long lost() {
        return accepted.size() - (long) found.cardinality();
    }

    long duplicates() {
        return duplicates;
    }

    /** Events that are there although the shop was told otherwise, or nothing. */
    long strangers() {
        return strangers;
    }

    /** A few of what is wrong, for whoever has to find out why. */
    List<String> examples() {
        accepted.entrySet().stream()
                .filter(each -> !found.get(each.getValue()))
                .limit(EXAMPLES)
                .forEach(each -> examples.add("lost, told as number " + each.getValue() + ": " + each.getKey()));
        return examples;
    }

    private void example(String what) {
        if (examples.size() < EXAMPLES) {
            examples.add(what);
        }
    }
}
