package dev.sapando.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a request came to. */
sealed interface Reply {
    /** One final verdict for each event, in their order. */
    record Answered(List<Verdict> verdicts) implements Reply {
        public Answered {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** The request as it is will never be taken: its parts may be. */
    record Unfit(String code, String detail) implements Reply {}

    /** May be another in a moment; whether the collector has the events is not known. */
    record Passing(String problem, Optional<Duration> retryAfter) implements Reply {}
}
