package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How old the answers are. Measured where they are read: from a verified event's arrival until its cells are here. */
public final class Freshness implements Rows {
    private final Clock clock;
    private final Supplier<OptionalDouble> lag;
    private final Supplier<Optional<String>> kafka;
    private volatile @Nullable Duration eventToMetric;

    /** @param lag records not read yet; empty while unknown */
    public Freshness(Clock clock, Supplier<OptionalDouble> lag) {
        this(clock, lag, Optional::empty);
    }

    /** @param kafka why it does not answer; empty while it does */
    public Freshness(Clock clock, Supplier<OptionalDouble> lag, Supplier<Optional<String>> kafka) {
        this.clock = clock;
        this.lag = lag;
        this.kafka = kafka;
    }

    /** An event that arrived then has just reached the cells. */
    public void reached(Instant arrival) {
        eventToMetric = Duration.between(arrival, clock.instant());
    }

    /**
     * That nothing comes in, in a sentence for everybody: where Kafka should be is for the log and for health to say. How many records
     * wait is then what it was when something came last.
     */
    Optional<String> outage() {
        return kafka.get().map(why -> "Kafka does not answer: whatever was sent since is not in this answer");
    }

    /** Records that wait; empty while unknown. */
    OptionalDouble unread() {
        return lag.get();
    }

    @Override
    public List<Row> of(Query query) {
        var rows = new ArrayList<Row>();
        Duration delay = eventToMetric;
        if (delay != null) {
            rows.add(row("event_to_metric_seconds", seconds(delay)));
        }
        query.cells()
                .asOf()
                .ifPresent(asOf ->
                        rows.add(row("newest_event_age_seconds", seconds(Duration.between(asOf, clock.instant())))));
        lag.get().ifPresent(records -> rows.add(row("stream_lag_records", BigDecimal.valueOf(records))));
        return rows;
    }

    private static Row row(String part, BigDecimal value) {
        return new Row("now", Labels.of("part", part), null, null, value);
    }

    private static BigDecimal seconds(Duration span) {
        return BigDecimal.valueOf(span.toMillis(), 3);
    }
}
