package dev.sapando.ingest.verify;

import static dev.sapando.ingest.testing.Shop.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Outcome;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class OutcomeCounterTest {
    @Test
    void after_a_start_the_totals_that_are_kept_are_told_again_once() {
        var context = new MockProcessorContext<String, Outcome>();
        var store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(VerificationTopology.OUTCOMES),
                        Serdes.String(),
                        Topics.EVENTS_OUTCOMES.values())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        var total = new Outcome(NOW, 0, "page_view", 3L, 1L, 0L, null);
        store.put("1709283600000|page_view", total);

        new OutcomeCounter().init(context);
        var tell = context.scheduledPunctuators().get(0).getPunctuator();
        tell.punctuate(NOW.toEpochMilli());
        tell.punctuate(NOW.toEpochMilli() + 1_000);

        assertThat(context.forwarded())
                .singleElement()
                .satisfies(told -> assertThat(told.record().value()).isEqualTo(total));
    }
}
