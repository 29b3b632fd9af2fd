package dev.sapando.event.rule;

import dev.sapando.schema.Event;
import java.time.Instant;
import java.util.Optional;

/** A page is seen from its top (0) to its end (100), and looking at it takes no negative time. */
final class DepthIsPercentage implements Rule {
    @Override
    public Optional<Violation> check(Event event, Instant now) {
        Integer depth = event.getDepthPercent();
        if (depth != null && (depth < Limits.DEPTH_PERCENT_MINIMUM || depth > Limits.DEPTH_PERCENT_MAXIMUM)) {
            return Optional.of(new Violation(
                    "depth_out_of_range",
                    "depthPercent",
                    "depthPercent " + depth + " is not between " + Limits.DEPTH_PERCENT_MINIMUM + " and "
                            + Limits.DEPTH_PERCENT_MAXIMUM));
        }
        Long dwell = event.getDwellMillis();
        return dwell == null || dwell >= Limits.DWELL_MILLIS_MINIMUM
                ? Optional.empty()
                : Optional.of(new Violation(
                        "dwell_negative", "dwellMillis", "dwellMillis " + dwell + " is negative; send 0 or more"));
    }
}
