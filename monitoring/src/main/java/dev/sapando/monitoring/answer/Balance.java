package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.business.Cell;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Accepted minus verified, duplicates and later rejected, for every minute of arrival and type where that is not zero: what is
 * missing of one type does not hide what another has too many. Kept up with every change, since every answer carries it; of minutes
 * that are not known nothing is said.
 */
public final class Balance {
    /** The label of what was let go before its type could be read. */
    static final String UNREAD = "unread";

    /**
     * @param period the minute of arrival, as {@code 2024-03-01T09:00:00Z}, which sorts by time
     * @param label the type, where nothing else is asked for
     */
    record Place(String period, String label) implements Comparable<Place> {
        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::period).thenComparing(Place::label);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private static final Map<String, BigDecimal> SIGNS = Map.of(
            "ingest.accepted", BigDecimal.ONE,
            "ingest.verified", BigDecimal.ONE.negate(),
            "ingest.duplicates", BigDecimal.ONE.negate(),
            "ingest.rejected", BigDecimal.ONE.negate());

    /** What one partition lacks in a place; those of a place stand together. */
    private record Part(Place place, String partition) implements Comparable<Part> {
        private static final Comparator<Part> ORDER =
                Comparator.comparing(Part::place).thenComparing(Part::partition);

        @Override
        public int compareTo(Part other) {
            return ORDER.compare(this, other);
        }
    }

    private record Minute(String period, String partition) {}

    private final ConcurrentSkipListMap<Part, BigDecimal> open = new ConcurrentSkipListMap<>();
    private final KnownMinutes known;

    Balance(KnownMinutes known) {
        this.known = known;
    }

    void changed(Cell cell, @Nullable BigDecimal before, @Nullable BigDecimal after) {
        BigDecimal sign = SIGNS.get(cell.metric());
        if (sign == null) {
            return;
        }
        var place = new Place(cell.period(), cell.labels().getOrDefault("type", Labels.NONE));
        var part = new Part(place, KnownMinutes.partition(cell.labels()));
        if (after == null) {
            // The minute is a week old and leaves in pieces.
            open.remove(part);
            return;
        }
        BigDecimal change = after.subtract(before == null ? BigDecimal.ZERO : before);
        BigDecimal sum = open.getOrDefault(part, BigDecimal.ZERO).add(change.multiply(sign));
        if (sum.signum() == 0) {
            open.remove(part);
        } else {
            open.put(part, sum);
        }
    }

    /**
     * What each partition lacks, oldest minute first; below zero where ends are known of events never seen arriving. Of a place several
     * may come: what one lacks is not hidden by what another has too many. Gaps whose number is known come last, in their last minute.
     */
    void forEachOpen(BiConsumer<Place, BigDecimal> missing) {
        forEachOpenMinute(missing);
        openGaps().forEach((gap, sum) -> missing.accept(new Place(gap.last(), UNREAD), sum));
    }

    private void forEachOpenMinute(BiConsumer<Place, BigDecimal> missing) {
        open.forEach((part, sum) -> {
            if (known.has(part.place().period(), part.partition())) {
                missing.accept(part.place(), sum);
            }
        });
    }

    /**
     * The same by another label than the type, which is not kept up but summed when it is asked for. Only of minutes in which a type
     * lacks something: where all types add up nothing is missing, however the label was told, or half of the minute forgotten.
     */
    void forEachOpen(Cells cells, String label, BiConsumer<Place, BigDecimal> missing) {
        Set<Minute> minutes = open.keySet().stream()
                .map(part -> new Minute(part.place().period(), part.partition()))
                .filter(minute -> known.has(minute.period(), minute.partition()))
                .collect(Collectors.toSet());
        var byLabel = new TreeMap<Part, BigDecimal>();
        SIGNS.forEach((metric, sign) -> cells.sums(
                        metric,
                        (period, labels) -> minutes.contains(new Minute(period, KnownMinutes.partition(labels)))
                                ? new Part(
                                        new Place(period, labels.getOrDefault(label, Labels.NONE)),
                                        KnownMinutes.partition(labels))
                                : null)
                .forEach((part, sum) -> byLabel.merge(part, sum.multiply(sign), BigDecimal::add)));
        byLabel.forEach((part, sum) -> missing.accept(part.place(), sum));
        openGaps().forEach((gap, sum) -> missing.accept(new Place(gap.last(), UNREAD), sum));
    }

    /** What was let go unread, and what was read in the first minute of a gap and its last, minus what became of it. */
    Map<Gap, BigDecimal> openGaps() {
        Map<Gap, BigDecimal> unread = known.unread();
        if (!unread.isEmpty()) {
            open.forEach((part, sum) -> unread.keySet().stream()
                    .filter(gap -> gap.has(part.place().period(), part.partition()))
                    .findFirst()
                    .ifPresent(gap -> unread.merge(gap, sum, BigDecimal::add)));
            unread.values().removeIf(sum -> sum.signum() == 0);
        }
        return unread;
    }

    /** Start of the oldest minute of arrival that is not settled. */
    public Optional<Instant> oldestOpen() {
        var oldest = new TreeSet<String>();
        forEachOpenMinute((place, missing) -> oldest.add(place.period()));
        openGaps().keySet().forEach(gap -> oldest.add(gap.first()));
        return oldest.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(oldest.first()));
    }
}
