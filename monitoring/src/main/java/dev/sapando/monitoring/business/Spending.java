package dev.sapando.monitoring.business;

import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Spend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What marketing paid: the last report of a channel, campaign and day counts, so that each is kept and taken back when the next one
 * comes, or a deletion.
 */
final class Spending extends ContextualProcessor<String, Spend, Cell, BigDecimal> {
    static final String STORE = "spend-reports";

    /** Today has begun elsewhere before it does in UTC. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private @Nullable KeyValueStore<String, Spend> reports;

    static void addTo(StreamsBuilder builder) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), Topics.MARKETING_SPEND.values())
                .withCachingEnabled());
    }

    /** Whether the report is of a day that can have been. */
    static boolean passes(SkippedRecords skipped, Spend spend, Instant arrival) {
        Instant day = spend.getDay().atStartOfDay().toInstant(ZoneOffset.UTC);
        return skipped.passes(Topics.MARKETING_SPEND, day, arrival.plus(AHEAD));
    }

    @Override
    public void init(ProcessorContext<Cell, BigDecimal> context) {
        super.init(context);
        reports = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Spend> record) {
        if (reports == null) {
            throw new IllegalStateException("process before init");
        }
        if (record.key() == null) {
            return;
        }
        var changes = new Contributions();
        Spend before = reports.get(record.key());
        if (before != null) {
            changes.minus(contributions(before));
        }
        if (record.value() == null) {
            reports.delete(record.key());
        } else {
            reports.put(record.key(), record.value());
            changes.plus(contributions(record.value()));
        }
        changes.forEach((cell, change) -> context().forward(record.withKey(cell).withValue(change)));
    }

    private static Contributions contributions(Spend spend) {
        return new Contributions()
                .add(
                        Cell.of(
                                "spend",
                                spend.getDay().toString(),
                                "channel",
                                Label.of(spend.getChannel()),
                                "campaign",
                                Label.of(spend.getCampaign()),
                                "currency",
                                Label.of(spend.getCurrency())),
                        spend.getAmount());
    }
}
