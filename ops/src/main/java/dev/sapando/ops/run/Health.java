package dev.sapando.ops.run;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** Named checks of one service: ready when none of them complains. */
public final class Health {
    private final Map<String, Supplier<Optional<String>>> checks = new ConcurrentSkipListMap<>();

    /** @param complaint empty when well; otherwise a sentence on what is missing */
    public Health check(String name, Supplier<Optional<String>> complaint) {
        checks.put(name, complaint);
        return this;
    }

    /** Complaints by name of the check; empty when ready. */
    public Map<String, String> complaints() {
        var complaints = new TreeMap<String, String>();
        checks.forEach((name, check) -> check.get().ifPresent(sentence -> complaints.put(name, sentence)));
        return complaints;
    }
}
