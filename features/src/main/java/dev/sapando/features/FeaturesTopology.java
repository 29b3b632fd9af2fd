package dev.sapando.features;

import dev.sapando.event.topic.Topics;
import dev.sapando.features.examples.Examples;
import dev.sapando.features.items.Items;
import dev.sapando.features.sessions.Sessions;
import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** Verified events and served lists in; sessions, item behaviour and training examples out. */
public final class FeaturesTopology implements Supplier<Topology> {
    private final Sessions sessions;
    private final Items items;
    private final Examples examples;
    private final SkippedEvents skipped;

    public FeaturesTopology(Sessions sessions, Items items, Examples examples, SkippedEvents skipped) {
        this.sessions = sessions;
        this.items = items;
        this.examples = examples;
        this.skipped = skipped;
    }

    @Override
    public Topology get() {
        var builder = new StreamsBuilder();
        KStream<String, Event> events = builder.stream(
                        Topics.EVENTS_VERIFIED.name(),
                        Consumed.with(Topics.EVENTS_VERIFIED.keys(), Topics.EVENTS_VERIFIED.values())
                                .withName("events-verified"))
                .filter((visitor, event) -> skipped.passes(event), Named.as("keep-usable"));
        sessions.from(events)
                .to(
                        Topics.FEATURES_SESSIONS.name(),
                        Produced.with(Topics.FEATURES_SESSIONS.keys(), Topics.FEATURES_SESSIONS.values())
                                .withName("features-sessions"));
        items.from(events)
                .to(
                        Topics.FEATURES_ITEMS.name(),
                        Produced.with(Topics.FEATURES_ITEMS.keys(), Topics.FEATURES_ITEMS.values())
                                .withName("features-items"));
        KStream<String, ServedList> lists = builder.stream(
                        Topics.RECOMMENDATIONS_SERVED.name(),
                        Consumed.with(Topics.RECOMMENDATIONS_SERVED.keys(), Topics.RECOMMENDATIONS_SERVED.values())
                                .withName("recommendations-served"))
                .filter((visitor, list) -> skipped.passes(list), Named.as("keep-usable-lists"));
        examples.from(events, lists)
                .to(
                        Topics.TRAINING_EXAMPLES.name(),
                        Produced.with(Topics.TRAINING_EXAMPLES.keys(), Topics.TRAINING_EXAMPLES.values())
                                .withName("training-examples"));
        var strict = new Properties();
        strict.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return builder.build(strict);
    }
}
