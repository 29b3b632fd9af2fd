package dev.sapando.ingest.keep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what was skipped, in one line a partition and minute: a producer gone wild fills topics, and should fill no log. */
final class SkippedLog {
    private static final Logger LOG = LoggerFactory.getLogger(SkippedLog.class);
    private static final Duration SPAN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Untold> partitions = new TreeMap<>();

    SkippedLog(Clock clock) {
        this.clock = clock;
    }

    void tell(List<Skipped> skipped) {
        due(skipped).forEach(LOG::warn);
    }

    /** Of what came before and was not told yet, where its minute is over: to be called every now and then. */
    void tellDue() {
        tell(List.of());
    }

    /** At the end, when there is no more waiting for a minute to be over. */
    void tellRest() {
        rest().forEach(LOG::warn);
    }

    List<String> due(List<Skipped> skipped) {
        for (Skipped each : skipped) {
            Arrival arrival = each.arrival();
            partitions
                    .computeIfAbsent(arrival.topic() + " " + arrival.partition(), partition -> new Untold())
                    .add(each);
        }
        Instant now = clock.instant();
        return lines(untold -> !now.isBefore(untold.silentUntil));
    }

    List<String> rest() {
        return lines(untold -> true);
    }

    private List<String> lines(Predicate<Untold> which) {
        Instant next = clock.instant().plus(SPAN);
        return partitions.values().stream()
                .filter(untold -> untold.count > 0)
                .filter(which)
                .map(untold -> untold.take(next))
                .toList();
    }

    /** Of one partition, since the last line about it. */
    private static final class Untold {
        private Instant silentUntil = Instant.MIN;
        private final List<Skipped> ends = new ArrayList<>(2);
        private long count;

        void add(Skipped skipped) {
            count++;
            if (ends.size() == 2) {
                ends.remove(1);
            }
            ends.add(skipped);
        }

        /** @param until when the next line may come */
        String take(Instant until) {
            String line = line();
            silentUntil = until;
            ends.clear();
            count = 0;
            return line;
        }

        /** The first is told whole; the rest is in the topic, from here to there. */
        private String line() {
            Skipped first = ends.get(0);
            return "archive_skipped topic=%s partition=%d count=%d offsets=%d..%d reason=%s detail=\"%s\""
                    .formatted(
                            first.arrival().topic(),
                            first.arrival().partition(),
                            count,
                            first.arrival().offset(),
                            ends.get(ends.size() - 1).arrival().offset(),
                            first.reason(),
                            first.detail());
        }
    }
}
