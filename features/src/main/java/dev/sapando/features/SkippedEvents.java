package dev.sapando.features;

import dev.sapando.event.rule.TimePossible;
import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records that make no feature, counted by reason; nothing is left out silently, and none stops the stream. */
public final class SkippedEvents {
    /** Why. */
    public enum Reason {
        /** Bytes that are no event or no served list. */
        UNDECODABLE,
        /** No value. */
        EMPTY,
        /** Outside the years 0001 to 9999 that the contract allows. */
        IMPOSSIBLE_TIME,
        /** Such an event counts in revenue and totals, and trains nothing. */
        NO_CONSENT
    }

    private static final String SKIPPED = "sapando.features.events.skipped";

    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    public SkippedEvents(MeterRegistry registry) {
        for (Reason reason : Reason.values()) {
            counters.put(
                    reason,
                    Counter.builder(SKIPPED)
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .description("Records that make no feature")
                            .register(registry));
        }
    }

    /** Whether features can be made of it; if not, it is counted. */
    boolean passes(@Nullable Event event) {
        Optional<Reason> reason = reasonAgainst(event);
        reason.ifPresent(this::count);
        return reason.isEmpty();
    }

    /** Whether an example can be made of it; if not, it is counted. */
    boolean passes(@Nullable ServedList list) {
        Optional<Reason> reason = list == null ? Optional.of(Reason.EMPTY) : reasonAgainst(list.getServedAt());
        reason.ifPresent(this::count);
        return reason.isEmpty();
    }

    void count(Reason reason) {
        Counter counter = counters.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    private static Optional<Reason> reasonAgainst(@Nullable Event event) {
        if (event == null) {
            return Optional.of(Reason.EMPTY);
        }
        if (!event.getConsent() || event.getVisitorId() == null) {
            return Optional.of(Reason.NO_CONSENT);
        }
        return reasonAgainst(event.getOccurredAt());
    }

    private static Optional<Reason> reasonAgainst(Instant at) {
        return TimePossible.holds(at) ? Optional.empty() : Optional.of(Reason.IMPOSSIBLE_TIME);
    }
}
