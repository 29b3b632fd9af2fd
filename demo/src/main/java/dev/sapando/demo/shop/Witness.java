package dev.sapando.demo.shop;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sees what nobody else can: how well what is shown suits the hidden taste of the one who sees it. */
final class Witness {
    private static final class Sums {
        private long seen;
        private long clicked;
        private double affinity;
        private double expectedClicks;

        Truth.Arm arm() {
            return new Truth.Arm(seen, clicked, affinity / seen, expectedClicks / seen);
        }
    }

    private final Map<String, Sums> arms = new TreeMap<>();

    synchronized void saw(String arm, Glance glance) {
        Sums sums = arms.computeIfAbsent(arm, name -> new Sums());
        sums.seen += glance.seen();
        sums.clicked += glance.clicks();
        sums.affinity += glance.affinity();
        sums.expectedClicks += glance.expectedClicks();
    }

    synchronized Map<String, Truth.Arm> arms() {
        return arms.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), name -> arms.getOrDefault(name, new Sums())
                        .arm()));
    }
}
