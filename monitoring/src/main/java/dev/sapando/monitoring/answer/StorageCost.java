package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What ingest's ledger says of a day, which is the wall's in UTC: bytes, and money by the assumptions whose version stands beside. */
final class StorageCost implements Rows {
    private static final List<String> PARTS = List.of("stored", "moved", "unread");
    private static final String ASSUMPTIONS = "cost.assumptions";
    private static final int MILLIONTHS = 6;

    private record Group(String day, SortedMap<String, String> labels) {}

    @Override
    public List<Row> of(Query query) {
        Optional<Range> range = range(query);
        var rows = new ArrayList<Row>();
        if (range.isEmpty()) {
            return rows;
        }
        for (String part : PARTS) {
            sums(query, range.get(), "cost." + part + "_bytes")
                    .forEach((group, bytes) -> rows.add(row(group, part + "_bytes", bytes)));
            sums(query, range.get(), "cost." + part + "_micros")
                    .forEach((group, micros) -> rows.add(row(group, part + "_cost", micros.movePointLeft(MILLIONTHS))));
        }
        if (query.by().isEmpty()) {
            sums(query, range.get(), ASSUMPTIONS)
                    .forEach((group, version) -> rows.add(row(group, "assumptions_version", version)));
        }
        return rows;
    }

    private static Map<Group, BigDecimal> sums(Query query, Range range, String metric) {
        return query.cells().sums(metric, range, (day, labels) -> group(query, day, labels));
    }

    /** Null where the cell is not split by what is asked for: bytes moved have no type, bytes stored no consumer. */
    private static @Nullable Group group(Query query, String day, SortedMap<String, String> labels) {
        SortedMap<String, String> kept = Labels.of();
        if (query.by().isPresent()) {
            String value = labels.getOrDefault(query.by().get(), "");
            if (value.isEmpty()) {
                return null;
            }
            kept = Labels.with(kept, query.by().get(), value);
        }
        String currency = labels.get("currency");
        return new Group(day, currency == null ? kept : Labels.with(kept, "currency", currency));
    }

    private static Row row(Group group, String part, BigDecimal value) {
        return Row.count(group.day, Labels.with(group.labels, "part", part), value);
    }

    /** By default the ledger's own last days: the business may be living in another year. */
    private static Optional<Range> range(Query query) {
        if (!query.isDefault()) {
            return Optional.of(query.range());
        }
        return query.cells().sums(ASSUMPTIONS, (day, labels) -> day).keySet().stream()
                .max(String::compareTo)
                .map(newest -> Range.endingOn(LocalDate.parse(newest), Query.DEFAULT_DAYS));
    }
}
