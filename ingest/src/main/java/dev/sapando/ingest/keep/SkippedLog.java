package dev.sapando.ingest.keep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** To be called at every commit, also where it skips nothing: it may be time to tell of what came before. */
    void tell(List<Skipped> skipped) {
        due(skipped).forEach(LOG::warn);
    }

    List<String> due(List<Skipped> skipped) {
        for (Skipped each : skipped) {
            Arrival arrival = each.arrival();
            partitions
                    .computeIfAbsent(arrival.topic() + " " + arrival.partition(), partition -> new Untold())
                    .add(each);
        }
        Instant now = clock.instant();
        List<String> lines = new ArrayList<>();
        partitions.values().forEach(partition -> partition.due(now, lines));
        return lines;
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

        void due(Instant now, List<String> lines) {
            if (count == 0 || now.isBefore(silentUntil)) {
                return;
            }
            lines.add(line());
            silentUntil = now.plus(SPAN);
            ends.clear();
            count = 0;
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
