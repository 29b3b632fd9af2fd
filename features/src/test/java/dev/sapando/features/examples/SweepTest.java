package dev.sapando.features.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class SweepTest {
    @Test
    void a_few_entries_at_a_time_it_goes_round_the_store_and_begins_again() {
        KeyValueStore<String, Integer> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("numbers"), Serdes.String(), Serdes.Integer())
                .withLoggingDisabled()
                .build();
        var context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        for (int i = 0; i < 10; i++) {
            store.put("key-" + i, i);
        }
        var sweep = new Sweep<>(store, 4);

        assertThat(sweep.on(number -> number % 2 == 0)).isEqualTo(2);
        assertThat(sweep.on(number -> number % 2 == 0)).isEqualTo(2);
        assertThat(sweep.on(number -> number % 2 == 0)).isEqualTo(1);
        assertThat(keys(store)).containsExactly("key-1", "key-3", "key-5", "key-7", "key-9");
        assertThat(sweep.on(number -> number == 1)).as("round again").isEqualTo(1);
    }

    private static Set<String> keys(KeyValueStore<String, Integer> store) {
        var keys = new TreeSet<String>();
        try (var all = store.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }
}
