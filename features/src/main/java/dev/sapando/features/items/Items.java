package dev.sapando.features.items;

import dev.sapando.event.EventFlags;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Event;
import dev.sapando.schema.ItemFeatures;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.ZoneId;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.DslStoreSuppliers;
import org.apache.kafka.streams.state.KeyValueStore;

/** Sums up each item's views, carts and units bought by day of event time, without bots; a late event corrects its own day. */
public final class Items {

    private final ItemTouches touches;
    private final DslStoreSuppliers stores;
    private final ItemMeters meters;

    /** @param zone where the shop's days begin */
    public Items(ZoneId zone, DslStoreSuppliers stores, MeterRegistry registry) {
        this.touches = new ItemTouches(zone);
        this.stores = stores;
        this.meters = new ItemMeters(registry);
    }

    /** @return item → its behaviour so far */
    public KStream<String, ItemFeatures> from(KStream<String, Event> events) {
        return events.filter((visitor, event) -> counts(event), Named.as("keep-item-events"))
                .flatMap(
                        (visitor, event) -> touches.of(event).stream()
                                .map(touch -> KeyValue.pair(touch.getItemId(), touch))
                                .toList(),
                        Named.as("take-items"))
                .groupByKey(Grouped.with("by-item", Topics.FEATURES_ITEMS.keys(), Topics.FEATURES_ITEMS.values()))
                .reduce(this::add, Named.as("add-item-days"), histories())
                .toStream(Named.as("changed-items"));
    }

    /** All that could be wrong is found before the repartition: behind it are only our own bytes. */
    private boolean counts(Event event) {
        if (!ItemTouches.concerns(event)) {
            return false;
        }
        if (!ItemTouches.complete(event)) {
            meters.incomplete();
            return false;
        }
        if (EventFlags.isBot(event)) {
            meters.bot();
            return false;
        }
        meters.counted();
        return true;
    }

    private ItemFeatures add(ItemFeatures before, ItemFeatures touch) {
        ItemHistory.Sum sum = ItemHistory.add(before, touch);
        meters.daysDropped(sum.dropped());
        return sum.features();
    }

    private Materialized<String, ItemFeatures, KeyValueStore<Bytes, byte[]>> histories() {
        return Materialized.<String, ItemFeatures, KeyValueStore<Bytes, byte[]>>as("item-histories")
                .withStoreType(stores)
                .withKeySerde(Topics.FEATURES_ITEMS.keys())
                .withValueSerde(Topics.FEATURES_ITEMS.values());
    }
}
