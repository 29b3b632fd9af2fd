package dev.sapando.event.topic;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How long a topic keeps a record, counted from its arrival, and whether only the last one per key. */
public record Retention(boolean compacted, Optional<Duration> limit) {
    public static Retention days(int days) {
        return new Retention(false, Optional.of(Duration.ofDays(days)));
    }

    public static Retention lastPerKey() {
        return new Retention(true, Optional.empty());
    }

    public static Retention lastPerKeyFor(int days) {
        return new Retention(true, Optional.of(Duration.ofDays(days)));
    }

    /** Topic settings. LogAppendTime: what is kept counts from arrival, so that a replay of 2008 is not deleted as old. */
    public Map<String, String> topicConfig() {
        String policy = compacted ? (limit.isPresent() ? "compact,delete" : "compact") : "delete";
        return Map.of(
                "cleanup.policy",
                policy,
                "retention.ms",
                limit.map(Duration::toMillis).orElse(-1L).toString(),
                "message.timestamp.type",
                "LogAppendTime");
    }

    /** As in the list of topics: {@code 7 days}, {@code compacted}, {@code compacted, 30 days}. */
    @Override
    public String toString() {
        String days =
                limit.map(d -> d.toDays() == 1 ? "1 day" : d.toDays() + " days").orElse("");
        return compacted ? (days.isEmpty() ? "compacted" : "compacted, " + days) : days;
    }
}
