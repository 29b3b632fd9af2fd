package dev.sapando.monitoring;

import dev.sapando.event.topic.Topic;
import dev.sapando.event.topic.Topics;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;

/** How to have everything counted again that Kafka still keeps, where another release counted before. */
final class CountedAnew {
    private CountedAnew() {}

    /** Beside running the other release again. */
    static String remedy(MonitoringSettings settings, Topology topology) {
        return "begin anew with as many days of events as " + Topics.EVENTS_VERIFIED.name() + " keeps, "
                + kept().toDays()
                + " unless you set others, so that whoever came before is new again: stop every monitoring,"
                + " some seconds later run kafka-streams-application-reset.sh (in Kafka's bin) --bootstrap-server "
                + settings.kafka().bootstrapServers()
                + credentials(settings)
                + " --application-id " + MonitoringSettings.APPLICATION
                + " --input-topics " + inputs(topology)
                + " --to-earliest, delete the topic " + Topics.METRICS_BUSINESS.name()
                + " and, wherever monitoring ran, the folder "
                + settings.stateDir().resolve(MonitoringSettings.APPLICATION)
                + ". Where the broker ends with it, as with ./sapando up and demo, begin with another --data";
    }

    private static Duration kept() {
        return Topics.EVENTS_VERIFIED.kept().limit().orElseThrow();
    }

    /** The tool knows none of the settings that monitoring has. */
    private static String credentials(MonitoringSettings settings) {
        boolean asked = settings.kafka().passedOn().keySet().stream()
                .anyMatch(name -> name.startsWith("security.") || name.startsWith("sasl.") || name.startsWith("ssl."));
        return asked ? " --command-config FILE_WITH_YOUR_SECURITY_SETTINGS" : "";
    }

    /** Without the ones that it writes and reads itself. */
    private static String inputs(Topology topology) {
        Set<String> shared = Topics.all().stream().map(Topic::name).collect(Collectors.toSet());
        return topology.describe().subtopologies().stream()
                .flatMap(sub -> sub.nodes().stream())
                .filter(TopologyDescription.Source.class::isInstance)
                .flatMap(source -> ((TopologyDescription.Source) source).topicSet().stream())
                .filter(shared::contains)
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
    }
}
