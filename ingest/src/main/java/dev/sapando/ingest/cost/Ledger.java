package dev.sapando.ingest.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Turns what was measured into bytes and money. Pure. Stored: what lies on disks today, for one day. Moved: what arrived on a day,
 * as far as a consumer has read it, once. Unread: the part of what is stored that belongs to fields no consumer declares.
 */
final class Ledger {
    static final String INTERNAL = "internal";

    private final Assumptions assumptions;
    private final Map<CostCell, BigDecimal> cells = new TreeMap<>(Comparator.comparing(CostCell::key));
    private final Measured measured;

    private Ledger(Measured measured, Assumptions assumptions) {
        this.measured = measured;
        this.assumptions = assumptions;
    }

    /** Cells of today, and what was moved of what arrived yesterday. */
    static Map<CostCell, BigDecimal> of(Measured measured, Assumptions assumptions) {
        var ledger = new Ledger(measured, assumptions);
        ledger.stored();
        ledger.moved();
        ledger.unread();
        ledger.put("assumptions", measured.today(), new TreeMap<>(), BigDecimal.valueOf(assumptions.version()));
        return ledger.cells;
    }

    private void stored() {
        for (TopicBytes topic : measured.topics()) {
            Apportioned.among(measured.sample(topic.topic()).bytesByType(), topic.stored())
                    .forEach((type, bytes) ->
                            stored("kafka", topic.topic(), type, assumptions.kafkaPerGbMonth(), bytes));
        }
        stored("kafka", INTERNAL, "", assumptions.kafkaPerGbMonth(), measured.internal());
        for (Archived archived : measured.archived()) {
            stored("archive", archived.topic(), "", assumptions.archivePerGbMonth(), archived.bytes());
        }
    }

    private void stored(String store, String topic, String type, BigDecimal price, long bytes) {
        var labels = new TreeMap<>(Map.of("store", store, "topic", topic, "type", type));
        priced("stored", measured.today(), labels, bytes, assumptions.dayOf(price, bytes));
    }

    private void moved() {
        for (Reading reading : measured.readings()) {
            for (TopicBytes topic : measured.topics()) {
                if (topic.topic().equals(reading.reader().topic())) {
                    moved(reading, topic);
                }
            }
        }
    }

    private void moved(Reading reading, TopicBytes topic) {
        long today = 0;
        long yesterday = 0;
        for (PartitionBytes partition : topic.partitions()) {
            long next = reading.next().getOrDefault(partition.partition(), 0L);
            yesterday += partition.between(partition.yesterday(), Math.min(next, partition.today()));
            today += partition.between(partition.today(), next);
        }
        var labels = new TreeMap<>(
                Map.of("topic", topic.topic(), "consumer", reading.reader().name()));
        priced("moved", measured.today(), labels, today, assumptions.move(today));
        priced("moved", measured.today().minusDays(1), labels, yesterday, assumptions.move(yesterday));
    }

    private void unread() {
        for (TopicBytes topic : measured.topics()) {
            Set<String> read = measured.readings().stream()
                    .map(Reading::reader)
                    .filter(reader -> reader.topic().equals(topic.topic()))
                    .flatMap(reader -> reader.fields().stream())
                    .collect(Collectors.toSet());
            Sample sample = measured.sample(topic.topic());
            sample.bytesByField().forEach((field, bytes) -> {
                if (!read.contains(field) && bytes > 0) {
                    unread(topic, field, Apportioned.share(topic.stored(), bytes, sample.bytes()));
                }
            });
        }
    }

    private void unread(TopicBytes topic, String field, long bytes) {
        var labels = new TreeMap<>(Map.of("topic", topic.topic(), "field", field));
        priced("unread", measured.today(), labels, bytes, assumptions.dayOf(assumptions.kafkaPerGbMonth(), bytes));
    }

    private void priced(String part, LocalDate day, SortedMap<String, String> labels, long bytes, BigDecimal micros) {
        put(part + "_bytes", day, labels, BigDecimal.valueOf(bytes));
        var inMoney = new TreeMap<>(labels);
        inMoney.put("currency", assumptions.currency());
        put(part + "_micros", day, inMoney, micros);
    }

    private void put(String metric, LocalDate day, SortedMap<String, String> labels, BigDecimal value) {
        cells.put(new CostCell("cost." + metric, day, labels), value.setScale(CostCell.SCALE));
    }
}
