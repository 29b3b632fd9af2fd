package dev.sapando.monitoring;

import dev.sapando.monitoring.business.BusinessDays;
import dev.sapando.monitoring.business.BusinessMetrics;
import dev.sapando.monitoring.business.SkippedRecords;
import dev.sapando.monitoring.reconcile.EmptyPartitions;
import dev.sapando.monitoring.reconcile.Reconciliation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** Everything that is counted: what visitors did, and whether every event that came in is accounted for. */
public record MonitoringTopology(
        ZoneId zone, int horizon, Duration cleaning, MeterRegistry registry, EmptyPartitions empty)
        implements Supplier<Topology> {
    @Override
    public Topology get() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, MonitoringSettings.APPLICATION);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "decided-when-run:9092");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        var builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        var days = new BusinessDays(zone);
        var skipped = new SkippedRecords(days, registry);
        new BusinessMetrics(days, horizon, cleaning, skipped).addTo(builder);
        new Reconciliation(skipped, empty).addTo(builder);
        return builder.build();
    }
}
