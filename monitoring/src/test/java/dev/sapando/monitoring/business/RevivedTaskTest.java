package dev.sapando.monitoring.business;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.topic.CompositeKey;
import dev.sapando.monitoring.Shop;
import dev.sapando.schema.Event;
import dev.sapando.schema.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** After an aborted transaction Kafka Streams starts the same processor again and reads the same records again. */
class RevivedTaskTest {
    private static final BusinessDays DAYS = new BusinessDays(ZoneOffset.UTC);

    @Test
    void a_session_read_again_is_sent_to_its_visitor_again() {
        var toVisitors = new ToVisitors(DAYS);
        Session session = Shop.session("ana", "s-1", Shop.ago(1), 1, 0, 0, 0);
        var record = new Record<>(CompositeKey.of("ana", "s-1"), session, Shop.NOW.toEpochMilli());
        var aborted = new MockProcessorContext<String, SessionChange>();
        toVisitors.init(aborted);
        toVisitors.process(record);
        toVisitors.process(record);
        assertThat(aborted.forwarded()).hasSize(1);

        var revived = new MockProcessorContext<String, SessionChange>();
        toVisitors.init(revived);
        toVisitors.process(record);

        assertThat(revived.forwarded()).hasSize(1);
    }

    @Test
    void how_far_it_had_come_is_reported_again_without_another_event() {
        var newest = new Newest(DAYS, 400, Duration.ofHours(24));
        MockProcessorContext<Cell, BigDecimal> aborted = contextWithStore(null);
        newest.init(aborted);
        Event event = new Shop().view("ana", Shop.ago(1));
        newest.process(new Record<>("ana", event, Shop.NOW.toEpochMilli()));
        punctuate(aborted);
        assertThat(aborted.forwarded()).hasSize(2);

        MockProcessorContext<Cell, BigDecimal> revived =
                contextWithStore(Shop.ago(1).toEpochMilli());
        newest.init(revived);
        punctuate(revived);

        assertThat(revived.forwarded()).hasSize(1);
    }

    private static MockProcessorContext<Cell, BigDecimal> contextWithStore(@Nullable Long newestEvent) {
        var context = new MockProcessorContext<Cell, BigDecimal>();
        KeyValueStore<String, Long> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(Newest.STORES[0]), Serdes.String(), Serdes.Long())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        if (newestEvent != null) {
            store.put(Newest.EVENT, newestEvent);
        }
        return context;
    }

    /** The report only, which is what is scheduled first. */
    private static void punctuate(MockProcessorContext<?, ?> context) {
        CapturedPunctuator report = context.scheduledPunctuators().get(0);
        report.getPunctuator().punctuate(Shop.NOW.toEpochMilli());
    }
}
