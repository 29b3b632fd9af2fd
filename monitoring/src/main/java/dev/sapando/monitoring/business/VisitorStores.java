package dev.sapando.monitoring.business;

import dev.sapando.event.topic.CompositeKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the visitors of one partition: history by visitor; sessions and served lists by visitor and id; sales by visitor,
 * day, currency and item; erasures by hash.
 */
record VisitorStores(
        KeyValueStore<String, VisitorHistory> histories,
        KeyValueStore<String, SessionSteps> sessions,
        KeyValueStore<String, Exposure> exposures,
        KeyValueStore<String, ItemSales> sales,
        Erasures erasures) {
    static final String HISTORIES = "visitor-histories";
    private static final String SESSIONS = "visitor-sessions";
    private static final String EXPOSURES = "visitor-exposures";
    private static final String SALES = "visitor-sales";
    private static final String ERASURES = "visitor-erasures";

    static final String[] NAMES = {HISTORIES, SESSIONS, EXPOSURES, SALES, ERASURES};

    static void addTo(StreamsBuilder builder) {
        for (String name : NAMES) {
            add(builder, name, values(name));
        }
    }

    /** What a store's values are written and read by. */
    static Serde<?> values(String store) {
        return switch (store) {
            case HISTORIES -> VisitorBytes.serde();
            case SESSIONS -> Compact.serde(SessionSteps::write, SessionSteps::read);
            case EXPOSURES -> ExposureBytes.serde();
            case SALES -> ItemSales.serde();
            case ERASURES -> Compact.serde(Erasures.Place::write, Erasures.Place::read);
            default -> throw new IllegalArgumentException("no store is named " + store);
        };
    }

    static VisitorStores of(ProcessorContext<?, ?> context) {
        return new VisitorStores(
                context.getStateStore(HISTORIES),
                context.getStateStore(SESSIONS),
                context.getStateStore(EXPOSURES),
                context.getStateStore(SALES),
                new Erasures(context.getStateStore(ERASURES)));
    }

    VisitorHistory history(String visitor) {
        VisitorHistory known = histories.get(visitor);
        return known == null ? VisitorHistory.EMPTY : known;
    }

    Exposure exposure(String key) {
        Exposure known = exposures.get(key);
        return known == null ? Exposure.EMPTY : known;
    }

    @Nullable
    SessionSteps session(String key) {
        return sessions.get(key);
    }

    void eachSession(String visitor, BiConsumer<String, SessionSteps> what) {
        scan(sessions, visitor, what);
    }

    void eachExposure(String visitor, BiConsumer<String, Exposure> what) {
        scan(exposures, visitor, what);
    }

    void eachSale(String visitor, BiConsumer<ItemDay, ItemSales> what) {
        scan(sales, visitor, (key, sold) -> what.accept(ItemDay.ofKey(key), sold));
    }

    /** What the visitor did within the days of a trial, by all that is kept of them. */
    Trial counted(String visitor, Trial trial) {
        var tallies = new ArrayList<Tally>();
        eachSession(visitor, (key, steps) -> tallies.add(trial.counted(steps)));
        eachExposure(visitor, (key, exposure) -> tallies.add(trial.counted(exposure)));
        return trial.with(tallies.stream().reduce(Tally.NONE, Tally::plus));
    }

    void forgetBefore(int day) {
        forgetVisitorsBefore(day);
        delete(sessions, steps -> steps.day() < day);
        delete(exposures, exposure -> exposure.isBefore(day));
    }

    /** With what they bought: it counts as long as the money of their history does. */
    private void forgetVisitorsBefore(int day) {
        try (KeyValueIterator<String, VisitorHistory> all = histories.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value.isBefore(day)) {
                    eachSale(entry.key, (of, sold) -> sales.delete(of.keyOf(entry.key)));
                    histories.delete(entry.key);
                }
            });
        }
    }

    private static <V> void delete(KeyValueStore<String, V> store, Predicate<V> old) {
        try (KeyValueIterator<String, V> entries = store.all()) {
            entries.forEachRemaining(entry -> {
                if (old.test(entry.value)) {
                    store.delete(entry.key);
                }
            });
        }
    }

    /** Keys of a visitor begin with the visitor and the separator, which no other visitor's keys do. */
    private static <V> void scan(KeyValueStore<String, V> store, String visitor, BiConsumer<String, V> what) {
        Map<String, V> found = new HashMap<>();
        try (KeyValueIterator<String, V> entries =
                store.prefixScan(CompositeKey.of(visitor, ""), new StringSerializer())) {
            entries.forEachRemaining(entry -> found.put(entry.key, entry.value));
        }
        found.forEach(what);
    }

    private static <V> void add(StreamsBuilder builder, String name, Serde<V> values) {
        builder.addStateStore(Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withCachingEnabled());
    }
}
