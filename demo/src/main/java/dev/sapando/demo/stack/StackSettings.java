package dev.sapando.demo.stack;

import dev.sapando.demo.broker.BrokerSettings;
import dev.sapando.features.FeaturesSettings;
import dev.sapando.ingest.IngestSettings;
import dev.sapando.ingest.keep.ArchiveSettings;
import dev.sapando.monitoring.MonitoringSettings;
import dev.sapando.ops.kafka.KafkaSettings;
import dev.sapando.ops.settings.InvalidSettings;
import dev.sapando.ops.settings.Settings;
import dev.sapando.serving.ServingSettings;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** The settings of every part of a stack in one JVM: those of the environment, pointed at the broker beside it. */
public record StackSettings(
        BrokerSettings broker,
        KafkaSettings kafka,
        IngestSettings ingest,
        ArchiveSettings archive,
        FeaturesSettings features,
        ServingSettings serving,
        MonitoringSettings monitoring) {
    private static final List<Consumer<Settings>> PARTS = List.of(
            KafkaSettings::from,
            IngestSettings::from,
            ArchiveSettings::from,
            FeaturesSettings::from,
            ServingSettings::from,
            MonitoringSettings::from);

    /** @throws InvalidSettings with the problems of all parts at once */
    public static StackSettings from(Settings process, Workplace workplace) {
        BrokerSettings broker = BrokerSettings.from(process, workplace.kafka()).withSettledPort();
        Settings inside = Settings.of(insideOneJvm(process.all(), broker, workplace));
        check(inside);
        return new StackSettings(
                broker,
                KafkaSettings.from(inside),
                IngestSettings.from(inside),
                ArchiveSettings.from(inside),
                FeaturesSettings.from(inside),
                ServingSettings.from(inside),
                MonitoringSettings.from(inside));
    }

    private static Map<String, String> insideOneJvm(
            Map<String, String> environment, BrokerSettings broker, Workplace workplace) {
        var inside = new HashMap<String, String>();
        inside.put("TOPIC_PARTITIONS", "2");
        // The shop that is played here asks its visitors before it sends anything.
        inside.put("CONSENT_WHEN_ABSENT", "true");
        // The first measurement is of empty topics; who looks at the page does not wait a minute for the next.
        inside.put("COST_INTERVAL", "15s");
        inside.putAll(environment);
        // What was meant for another Kafka, TLS for example, does not fit the broker in this JVM.
        inside.keySet().removeIf(name -> name.startsWith("KAFKA_"));
        inside.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        inside.put("STATE_DIR", workplace.state().toString());
        inside.put(ArchiveSettings.FOLDER, workplace.archive().toString());
        return inside;
    }

    private static void check(Settings inside) {
        Set<String> problems = new LinkedHashSet<>();
        for (Consumer<Settings> part : PARTS) {
            Settings own = Settings.of(inside.all());
            try {
                part.accept(own);
                own.check();
            } catch (InvalidSettings e) {
                Objects.toString(e.getMessage(), "").lines().forEach(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettings(List.copyOf(problems));
        }
    }
}
