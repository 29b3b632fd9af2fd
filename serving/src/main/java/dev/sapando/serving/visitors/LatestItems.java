package dev.sapando.serving.visitors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Distinct items by the time of their latest touch, newest first; of equal times, the one that arrived later. Bounded. */
final class LatestItems {
    private final int bound;
    private final List<Map.Entry<String, Instant>> newestFirst = new ArrayList<>(4);

    LatestItems(int bound) {
        this.bound = bound;
    }

    void add(String itemId, Instant at) {
        for (int i = 0; i < newestFirst.size(); i++) {
            if (newestFirst.get(i).getKey().equals(itemId)) {
                if (newestFirst.get(i).getValue().isAfter(at)) {
                    return;
                }
                newestFirst.remove(i);
                break;
            }
        }
        int place = 0;
        while (place < newestFirst.size() && newestFirst.get(place).getValue().isAfter(at)) {
            place++;
        }
        newestFirst.add(place, Map.entry(itemId, at));
        if (newestFirst.size() > bound) {
            newestFirst.remove(bound);
        }
    }

    void clear() {
        newestFirst.clear();
    }

    void removeIf(Predicate<String> itemId) {
        newestFirst.removeIf(entry -> itemId.test(entry.getKey()));
    }

    boolean isEmpty() {
        return newestFirst.isEmpty();
    }

    boolean contains(String itemId) {
        return newestFirst.stream().anyMatch(entry -> entry.getKey().equals(itemId));
    }

    Stream<String> all() {
        return newestFirst.stream().map(Map.Entry::getKey);
    }

    /** Items touched at {@code until} or before, newest first. */
    Stream<String> until(Instant until) {
        return newestFirst.stream()
                .filter(entry -> !entry.getValue().isAfter(until))
                .map(Map.Entry::getKey);
    }
}
