package dev.sapando.ingest.cost;

import dev.sapando.ops.metrics.LabelledGauge;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The newest day of the ledger as gauges. Bounded: topics, types of event and consumers are those of the contract. */
final class CostMeters {
    private final Map<String, LabelledGauge> byName = new LinkedHashMap<>();
    private final Clock clock;
    private volatile Instant measuredAt;

    CostMeters(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.measuredAt = clock.instant();
        gauge(registry, "stored_bytes", "Bytes on disks, every replica");
        gauge(registry, "stored_micros", "What keeping them for a day costs, in millionths of the currency");
        gauge(registry, "moved_bytes", "Bytes of what arrived today that consumers have read");
        gauge(registry, "moved_micros", "What moving them cost, in millionths of the currency");
        gauge(registry, "unread_bytes", "Stored bytes of fields that no consumer declares");
        gauge(registry, "unread_micros", "What keeping those for a day costs, in millionths of the currency");
        Gauge.builder("sapando_cost_measurement_age_seconds", this, CostMeters::age)
                .description("Since the ledger was measured last")
                .register(registry);
    }

    void show(CostReport report) {
        measuredAt = clock.instant();
        byName.forEach((metric, gauge) -> gauge.show(report.newest("cost." + metric).entrySet().stream()
                .collect(Collectors.toMap(cell -> cell.getKey().labels(), Map.Entry::getValue))));
    }

    private void gauge(MeterRegistry registry, String metric, String description) {
        byName.put(metric, new LabelledGauge("sapando_cost_" + metric, description, registry));
    }

    private double age() {
        return Duration.between(measuredAt, clock.instant()).toMillis() / 1_000.0;
    }
}
