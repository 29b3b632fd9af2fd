package dev.sapando.event.contract;

import java.util.Objects;

/** What adds without breaking: a field, a wider bound, a stronger promise, another consumer or another use. Anything else explains. */
final class MinorChanges {
    private MinorChanges() {}

    static boolean between(Contract published, Contract now) {
        return !published.consumers().equals(now.consumers())
                || !published.fields().keySet().equals(now.fields().keySet())
                || !published.levels().equals(now.levels())
                || published.levels().stream()
                        .anyMatch(level -> !published.level(level).equals(now.level(level)))
                || published.fields().values().stream().anyMatch(field -> !field.limits()
                        .equals(Objects.requireNonNull(now.fields().get(field.path()))
                                .limits()));
    }
}
