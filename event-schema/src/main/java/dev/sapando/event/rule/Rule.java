package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.Optional;

/** One sentence of the contract, about one event alone. */
public interface Rule {
    /** @param now the wall, for the bound on the future; the past is not bounded */
    Optional<Violation> check(Event event, Instant now);

    /** As refused events name it. */
    default String name() {
        return getClass().getSimpleName();
    }
}
