package dev.sapando.serving.neighbours;

import dev.sapando.serving.neighbours.NaiveVmis.Visit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A seeded shop whose sessions begin, grow, are absorbed and end in any order, with many equal times. */
final class RandomShop {
    private static final long NOW = 1_709_283_600_000L;

    private final Random random;
    private final int items;
    final Map<String, Visit> sessions = new TreeMap<>();

    RandomShop(long seed, int items) {
        this.random = new Random(seed);
        this.items = items;
    }

    /** One change, made to the index too. */
    void step(NeighbourIndex index) {
        String key = "v-" + random.nextInt(60) + "|s";
        if (random.nextInt(6) == 0) {
            sessions.remove(key);
            index.remove(key);
            return;
        }
        Visit before = sessions.getOrDefault(key, new Visit(key, NOW + random.nextInt(20), List.of()));
        List<String> touched = new ArrayList<>(before.items());
        String item = item();
        touched.remove(item);
        touched.add(item);
        // Also a late event that adds an item and leaves the end where it was, and one that takes items away again.
        if (random.nextInt(8) == 0) {
            touched.remove(0);
        }
        Visit after = new Visit(key, before.lastAt() + random.nextInt(3), List.copyOf(touched));
        sessions.put(key, after);
        index.put(key, after.lastAt(), after.items());
    }

    NeighbourIndex fromScratch(VmisSettings settings) {
        NeighbourIndex index = new NeighbourIndex(settings);
        sessions.values().forEach(visit -> index.put(visit.key(), visit.lastAt(), visit.items()));
        return index;
    }

    List<String> evolving() {
        return random
                .ints(1 + random.nextInt(12))
                .mapToObj(any -> item())
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .toList();
    }

    String anySession() {
        return "v-" + random.nextInt(60) + "|s";
    }

    private String item() {
        // Some items are far more popular than others.
        return "i-" + (int) (items * Math.pow(random.nextDouble(), 2));
    }
}
