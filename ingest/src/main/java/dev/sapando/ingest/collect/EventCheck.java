package dev.sapando.ingest.collect;

import dev.sapando.event.rule.Violation;
import dev.sapando.ingest.keys.Client;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The collector's verdict on one event without a collector: the same readers, the same rules, and nothing is kept. Thread-safe. */
public final class EventCheck {
    private final Bodies bodies;
    private final Clock clock;

    /**
     * What would become of an event.
     *
     * @param eventId as it was sent; null where it cannot be read
     * @param violation why it would be refused; empty where it would be accepted
     * @param flags what would be noticed and is no reason to refuse it
     * @param unknown fields that the contract does not have
     */
    public record Verdict(
            @Nullable String eventId, Optional<Violation> violation, List<String> flags, List<UnknownField> unknown) {
        public Verdict {
            flags = List.copyOf(flags);
            unknown = List.copyOf(unknown);
        }
    }

    /** @param consentWhenAbsent what an event that does not say means: {@code CONSENT_WHEN_ABSENT} */
    public EventCheck(boolean consentWhenAbsent, JsonLimits limits, Clock clock) {
        bodies = Route.checking(new Consent(consentWhenAbsent), 1, limits.factory());
        this.clock = clock;
    }

    /** @param line one event as JSON, without line breaks */
    public Verdict check(byte[] line) {
        try {
            Batch batch = bodies.read(line, MediaType.JSON_LINES, new Arrival(clock.instant(), Client.ANYONE));
            List<String> flags =
                    batch.noticed().stream().map(Batch.Noticed::flag).toList();
            List<UnknownField> unknown =
                    batch.unknown().stream().map(Batch.Unknown::field).toList();
            return batch.refusals().stream()
                    .findFirst()
                    .map(refusal -> new Verdict(refusal.id(), Optional.of(refusal.violation()), flags, unknown))
                    .orElseGet(() -> new Verdict(batch.ids().get(0), Optional.empty(), flags, unknown));
        } catch (Refused e) {
            throw new IllegalArgumentException("not one line: " + e.getMessage(), e);
        }
    }
}
