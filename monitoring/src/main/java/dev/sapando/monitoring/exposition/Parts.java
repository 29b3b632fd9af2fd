package dev.sapando.monitoring.exposition;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The samples of one answer, of which each gauge takes the parts that are of its unit: a gauge of amounts and counts together could be
 * neither added up nor drawn on one axis.
 *
 * @param label that tells the parts apart
 */
record Parts(String label, Supplier<List<Sample>> samples) {
    Parts(Supplier<List<Sample>> samples) {
        this("part", samples);
    }

    /** The one part that a gauge is named after, which needs no label then. */
    Supplier<List<Sample>> of(String part) {
        return () -> those(part::equals).stream()
                .map(sample -> sample.without(label))
                .toList();
    }

    Supplier<List<Sample>> among(Set<String> parts) {
        return () -> those(parts::contains);
    }

    Supplier<List<Sample>> besides(Set<String> parts) {
        return () -> those(part -> !parts.contains(part));
    }

    private List<Sample> those(Predicate<String> parts) {
        return samples.get().stream()
                .filter(sample -> parts.test(sample.label(label)))
                .toList();
    }
}
