package dev.sapando.monitoring.answer;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What came in and what became of it; minutes are of arrival. */
record Ingest(Clock clock, Settling settling) implements Rows {
    private static final String ALL = "all";
    private static final String TYPE = "type";
    private static final String PRODUCER = "producer";
    private static final List<String> COUNTED =
            List.of("ingest.accepted", "ingest.verified", "ingest.duplicates", "ingest.rejected", "ingest.refused");
    private static final Duration MINUTES = Duration.ofMinutes(60);
    static final List<String> OUTCOMES = List.of(
            "accepted", "verified", "duplicates", "rejected_verify", "in_flight", "unaccounted", "rejected_collect");

    @Override
    public List<Row> of(Query query) {
        if (query.splitsBy("reason")) {
            return reasons(query);
        }
        if (query.splitsBy("unaccounted")) {
            return new Unaccounted(settling).of(query);
        }
        if (query.splitsBy("minute")) {
            Instant oldest = clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(MINUTES);
            return outcomes(
                    query,
                    (period, labels) -> Instant.parse(period).isAfter(oldest) ? new Group(period, Labels.of()) : null);
        }
        if (query.splitsBy(TYPE)) {
            return outcomes(query, (period, labels) -> new Group(total(query), only(TYPE, labels)));
        }
        if (query.splitsBy(PRODUCER)) {
            NamedValues named = producers(query);
            return outcomes(
                    query, PRODUCER, (period, labels) -> new Group(total(query), named.in(only(PRODUCER, labels))));
        }
        return outcomes(query, (period, labels) -> new Group(total(query), Labels.of()));
    }

    @Override
    public Optional<String> leftOut(Query query) {
        return query.splitsBy("reason") ? Optional.empty() : LeftOut.of(query);
    }

    @Override
    public String whyNone(Query query) {
        Optional<Range> days = query.cells().arrivalDays();
        Range asked = query.isDefault() ? days.orElse(query.range()) : query.range();
        boolean known = days.filter(asked::overlaps).isPresent();
        if (known && query.splitsBy("unaccounted")) {
            return "Every minute of arrival that has to be settled by now adds up.";
        }
        return known && query.splitsBy("minute")
                ? "Nothing arrived in the last " + MINUTES.toMinutes() + " minutes."
                : Absence.of("arrivals", days, asked);
    }

    /** Whoever can write to the topics can name any number. */
    private static NamedValues producers(Query query) {
        var sizes = new HashMap<String, BigDecimal>();
        COUNTED.forEach(metric -> Ingest.<String>sums(
                        query, metric, (period, labels) -> labels.getOrDefault(PRODUCER, Labels.NONE))
                .forEach((producer, sum) -> sizes.merge(producer, sum, BigDecimal::add)));
        return NamedValues.largest(PRODUCER, sizes, query.maxLabelValues());
    }

    private List<Row> outcomes(Query query, BiFunction<String, SortedMap<String, String>, @Nullable Group> group) {
        return outcomes(query, TYPE, group);
    }

    /** @param label by which what is missing is told apart: what one value lacks is not made up for by another */
    private List<Row> outcomes(
            Query query, String label, BiFunction<String, SortedMap<String, String>, @Nullable Group> group) {
        var counts = new HashMap<String, Map<Group, BigDecimal>>();
        counts.put("accepted", known(query, "ingest.accepted", group));
        counts.put("verified", known(query, "ingest.verified", group));
        counts.put("duplicates", known(query, "ingest.duplicates", group));
        counts.put("rejected_verify", known(query, "ingest.rejected", group));
        counts.put(
                "rejected_collect",
                sums(
                        query,
                        "ingest.refused",
                        (period, labels) ->
                                "collect".equals(labels.get("stage")) ? group.apply(period, labels) : null));
        counts.put("in_flight", open(query, label, group, settling::inFlight));
        counts.put("unaccounted", open(query, label, group, settling::unaccounted));
        var groups = new TreeMap<String, Group>();
        counts.values().forEach(map -> map.keySet().forEach(key -> groups.put(key.toString(), key)));
        var rows = new ArrayList<Row>();
        for (Group key : groups.values()) {
            for (String outcome : OUTCOMES) {
                rows.add(
                        row(key, outcome, counts.getOrDefault(outcome, Map.of()).getOrDefault(key, BigDecimal.ZERO)));
            }
        }
        return rows;
    }

    private static Map<Group, BigDecimal> open(
            Query query,
            String label,
            BiFunction<String, SortedMap<String, String>, @Nullable Group> group,
            BiFunction<String, BigDecimal, BigDecimal> count) {
        var open = new HashMap<Group, BigDecimal>();
        BiConsumer<Balance.Place, BigDecimal> add = (place, missing) -> {
            Group key = isAsked(query, place.period())
                    ? group.apply(place.period(), Labels.of(label, place.label()))
                    : null;
            if (key != null) {
                open.merge(key, count.apply(place.period(), missing), BigDecimal::add);
            }
        };
        if (label.equals(TYPE)) {
            query.cells().balance().forEachOpen(add);
        } else {
            query.cells().balance().forEachOpen(query.cells(), label, add);
        }
        return open;
    }

    /** Whether a minute of arrival is within the days asked for; without any asked for, all are. */
    static boolean isAsked(Query query, String minute) {
        return query.isDefault() || query.range().has(LocalDate.parse(minute.substring(0, 10)));
    }

    private List<Row> reasons(Query query) {
        return sums(
                        query,
                        "ingest.refused",
                        (period, labels) -> new Group(
                                total(query),
                                Labels.of(
                                        "reason",
                                        labels.getOrDefault("reason", Labels.NONE),
                                        "stage",
                                        labels.getOrDefault("stage", Labels.NONE))))
                .entrySet()
                .stream()
                .map(entry -> Row.count(entry.getKey().period(), entry.getKey().labels(), entry.getValue()))
                .toList();
    }

    private static Row row(Group group, String outcome, BigDecimal count) {
        return Row.count(group.period(), Labels.with(group.labels(), "outcome", outcome), count);
    }

    private static String total(Query query) {
        return query.isDefault() ? ALL : query.range().toString();
    }

    private static SortedMap<String, String> only(String label, SortedMap<String, String> labels) {
        return Labels.of(label, labels.getOrDefault(label, Labels.NONE));
    }

    /** Of minutes that are known on both sides, so that what is shown adds up. */
    private static Map<Group, BigDecimal> known(
            Query query, String metric, BiFunction<String, SortedMap<String, String>, @Nullable Group> group) {
        KnownMinutes known = query.cells().knownMinutes();
        return sums(query, metric, (period, labels) -> known.has(period, labels) ? group.apply(period, labels) : null);
    }

    private static <K> Map<K, BigDecimal> sums(
            Query query, String metric, BiFunction<String, SortedMap<String, String>, @Nullable K> key) {
        return query.isDefault()
                ? query.cells().sums(metric, key)
                : query.cells().sums(metric, query.range(), key);
    }
}
