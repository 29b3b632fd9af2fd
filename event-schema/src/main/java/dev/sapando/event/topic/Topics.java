package dev.sapando.event.topic;

import static dev.sapando.event.topic.Owner.ANALYSTS;
import static dev.sapando.event.topic.Owner.DATA_ENGINEERS;
import static dev.sapando.event.topic.Owner.DATA_SCIENTISTS;

import dev.sapando.schema.Erasure;
import dev.sapando.schema.Event;
import dev.sapando.schema.Item;
import dev.sapando.schema.ItemFeatures;
import dev.sapando.schema.MetricCell;
import dev.sapando.schema.Outcome;
import dev.sapando.schema.RejectedEvent;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Session;
import dev.sapando.schema.Spend;
import dev.sapando.schema.TrainingExample;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;

/** Every topic of the pipeline, in the order in which an event meets them. The list in the README is made of this one. */
public final class Topics {
    public static final Topic<String, Event> EVENTS_COLLECTED =
            topic("events.collected", DATA_ENGINEERS, "visitor → event", Event.class, Retention.days(1));
    public static final Topic<String, Event> EVENTS_VERIFIED =
            topic("events.verified", DATA_ENGINEERS, "visitor → event, once each", Event.class, Retention.days(7));
    public static final Topic<String, RejectedEvent> EVENTS_REJECTED =
            topic("events.rejected", DATA_ENGINEERS, "– → rejected event", RejectedEvent.class, Retention.days(7));
    public static final Topic<String, Outcome> EVENTS_OUTCOMES = topic(
            "events.outcomes",
            DATA_ENGINEERS,
            "partition, minute, type and producer → how many verified, duplicate, rejected",
            Outcome.class,
            Retention.days(7));
    public static final Topic<String, Item> CATALOG_ITEMS =
            topic("catalog.items", DATA_ENGINEERS, "item → item", Item.class, Retention.lastPerKey());
    public static final Topic<String, Spend> MARKETING_SPEND = topic(
            "marketing.spend",
            DATA_ENGINEERS,
            "channel, campaign and day → spend",
            Spend.class,
            Retention.lastPerKey());
    public static final Topic<String, Erasure> PRIVACY_ERASURES = topic(
            "privacy.erasures",
            DATA_ENGINEERS,
            "salted hash of a visitor → when to forget them",
            Erasure.class,
            Retention.lastPerKey());
    public static final Topic<String, Session> FEATURES_SESSIONS = topic(
            "features.sessions",
            DATA_SCIENTISTS,
            "visitor and session → session so far",
            Session.class,
            Retention.lastPerKeyFor(30));
    public static final Topic<String, ItemFeatures> FEATURES_ITEMS = topic(
            "features.items", DATA_SCIENTISTS, "item → behaviour by day", ItemFeatures.class, Retention.lastPerKey());
    public static final Topic<String, ServedList> RECOMMENDATIONS_SERVED = topic(
            "recommendations.served",
            DATA_SCIENTISTS,
            "visitor → what was served, where, by which release and arm",
            ServedList.class,
            Retention.days(7));
    public static final Topic<String, TrainingExample> TRAINING_EXAMPLES = topic(
            "training.examples",
            DATA_SCIENTISTS,
            "recommendation → what was served, and what became of it until a day later",
            TrainingExample.class,
            Retention.lastPerKeyFor(7));
    public static final Topic<String, MetricCell> METRICS_BUSINESS = topic(
            "metrics.business",
            ANALYSTS,
            "metric, period and labels → value",
            MetricCell.class,
            Retention.lastPerKey());
    public static final Topic<String, MetricCell> COSTS_DAILY = topic(
            "costs.daily",
            DATA_ENGINEERS,
            "cost, day and labels → bytes or millionths of the currency",
            MetricCell.class,
            Retention.lastPerKeyFor(400));

    private static final List<Topic<?, ?>> ALL = List.of(
            EVENTS_COLLECTED,
            EVENTS_VERIFIED,
            EVENTS_REJECTED,
            EVENTS_OUTCOMES,
            CATALOG_ITEMS,
            MARKETING_SPEND,
            PRIVACY_ERASURES,
            FEATURES_SESSIONS,
            FEATURES_ITEMS,
            RECOMMENDATIONS_SERVED,
            TRAINING_EXAMPLES,
            METRICS_BUSINESS,
            COSTS_DAILY);

    private Topics() {}

    public static List<Topic<?, ?>> all() {
        return ALL;
    }

    private static <V extends SpecificRecord> Topic<String, V> topic(
            String name, Owner owner, String contents, Class<V> type, Retention kept) {
        return new Topic<>(name, owner, contents, Serdes.String(), new AvroSerde<>(type), kept);
    }
}
