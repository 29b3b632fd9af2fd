package dev.sapando.ingest.keep;

import static dev.sapando.event.topic.Topics.CATALOG_ITEMS;
import static dev.sapando.event.topic.Topics.EVENTS_VERIFIED;
import static dev.sapando.event.topic.Topics.MARKETING_SPEND;
import static dev.sapando.event.topic.Topics.RECOMMENDATIONS_SERVED;
import static dev.sapando.event.topic.Topics.TRAINING_EXAMPLES;

import dev.sapando.schema.Event;
import dev.sapando.schema.Item;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Spend;
import dev.sapando.schema.TrainingExample;
import java.util.List;

/** What is archived; one more topic is one more line. */
public final class ArchivedTopics {
    public static final ArchivedTopic<Event> EVENTS = ArchivedTopic.of(EVENTS_VERIFIED, ShopDays.of("occurred_at"))
            .instead("event_id", EventIds.COLUMNS)
            .keptBy("type")
            .sortedBy("visitor_id, occurred_at, event_number");

    public static final ArchivedTopic<ServedList> RECOMMENDATIONS =
            ArchivedTopic.of(RECOMMENDATIONS_SERVED, ShopDays.of("served_at")).sortedBy("visitor_id, served_at");

    /** With every news of an example once more; the last row is the example. All are of one partition: the id is the key. */
    public static final ArchivedTopic<TrainingExample> EXAMPLES = ArchivedTopic.of(
                    TRAINING_EXAMPLES, ShopDays.of("served_at"))
            .sortedBy("visitor_id, recommendation_id")
            .replacedBy("recommendation_id");

    public static final ArchivedTopic<Item> ITEMS =
            ArchivedTopic.of(CATALOG_ITEMS, "arrived_on").sortedBy("item_id");

    public static final ArchivedTopic<Spend> SPEND =
            ArchivedTopic.of(MARKETING_SPEND, "\"day\"").sortedBy("channel, campaign, \"day\"");

    private static final List<ArchivedTopic<?>> ALL = List.of(EVENTS, RECOMMENDATIONS, EXAMPLES, ITEMS, SPEND);

    private ArchivedTopics() {}

    public static List<ArchivedTopic<?>> all() {
        return ALL;
    }
}
