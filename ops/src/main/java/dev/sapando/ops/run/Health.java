package dev.sapando.ops.run;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** Named checks of one service: ready when none of them complains. What somebody should mend, though it works, is a warning. */
public final class Health {
    private final Map<String, Supplier<Optional<String>>> checks = new ConcurrentSkipListMap<>();
    private final Map<String, Supplier<Optional<String>>> warnings = new ConcurrentSkipListMap<>();

    /** @param complaint empty when well; otherwise a sentence on what is missing */
    public Health check(String name, Supplier<Optional<String>> complaint) {
        checks.put(name, complaint);
        return this;
    }

    /** @param warning empty when well; otherwise a sentence on what to mend, which does not make the service unready */
    public Health warning(String name, Supplier<Optional<String>> warning) {
        warnings.put(name, warning);
        return this;
    }

    /** Complaints by name of the check; empty when ready. */
    public Map<String, String> complaints() {
        return said(checks);
    }

    /** Warnings by name. */
    public Map<String, String> warnings() {
        return said(warnings);
    }

    private static Map<String, String> said(Map<String, Supplier<Optional<String>>> checks) {
        var sentences = new TreeMap<String, String>();
        checks.forEach((name, check) -> check.get().ifPresent(sentence -> sentences.put(name, sentence)));
        return sentences;
    }
}
