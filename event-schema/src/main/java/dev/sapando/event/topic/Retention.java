package dev.sapando.event.topic;

import java.time.Duration;
import java.util.HashMap;
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

    /** All settings of a new topic. @param cleaning how soon what was overwritten or deleted leaves it, where it is compacted */
    public Map<String, String> topicConfig(Duration cleaning) {
        var config = new HashMap<>(topicConfig());
        config.putAll(
                compacted
                        ? Cleaning.compacted(cleaning)
                        : limit.map(Cleaning::deleted).orElse(Map.of()));
        return Map.copyOf(config);
    }

    /** How long a record of a topic that is not compacted may stay in its files: its days, and those of its segment. */
    public static Duration untilGone(Duration limit) {
        return limit.plus(Cleaning.segment(limit));
    }

    /** As in the list of topics: {@code 7 days}, {@code compacted}, {@code compacted, 30 days}. */
    @Override
    public String toString() {
        String days =
                limit.map(d -> d.toDays() == 1 ? "1 day" : d.toDays() + " days").orElse("");
        return compacted ? (days.isEmpty() ? "compacted" : "compacted, " + days) : days;
    }
}
