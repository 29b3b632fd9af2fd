package dev.sapando.monitoring.answer;

import dev.sapando.monitoring.catalogue.Catalogue;
import dev.sapando.monitoring.catalogue.Metric;
import dev.sapando.monitoring.people.People;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Answers every question of the catalogue. */
public final class Answers {
    private final Catalogue catalogue;
    private final Cells cells;
    private final People people;
    private final Clock clock;
    private final AnswerSettings settings;
    private final Settling settling;
    private final Freshness freshness;
    private final Behind behind;
    private final Map<String, Rows> rows;

    public Answers(
            Catalogue catalogue,
            Cells cells,
            People people,
            ItemCategories items,
            Freshness freshness,
            Clock clock,
            AnswerSettings settings) {
        this.catalogue = catalogue;
        this.cells = cells;
        this.people = people;
        this.clock = clock;
        this.settings = settings;
        this.freshness = freshness;
        behind = new Behind(clock);
        settling = new Settling(settings.settling(), clock);
        var effect = new Effect(settings.effect());
        rows = Map.ofEntries(
                Map.entry("ingest", new Ingest(clock, settling)),
                Map.entry("session-conversion", new SessionConversion()),
                Map.entry("funnel", new Funnel()),
                Map.entry("revenue", new Revenue()),
                Map.entry("retention", new Retention()),
                Map.entry("repeat-purchase", new RepeatPurchase()),
                Map.entry("identity", new Identity()),
                Map.entry("acquisition", new Acquisition()),
                Map.entry("time-to-return", new TimeToReturn()),
                Map.entry("first-purchase-conversion", new FirstPurchase()),
                Map.entry("recommendations", new Recommendations()),
                Map.entry("effect", effect),
                Map.entry("money", new Money(settings.money(), items, effect)),
                Map.entry("freshness", freshness),
                Map.entry("bots", new Bots()),
                Map.entry("storage-cost", new StorageCost()));
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public Cells cells() {
        return cells;
    }

    Set<String> answered() {
        return rows.keySet();
    }

    public Answer answer(String id, Optional<Range> asked, Optional<String> by) {
        return answer(id, asked, by, Variant.DEFAULT);
    }

    /**
     * @throws IllegalArgumentException where the metric is not in the catalogue
     * @throws Variant.Unusable where its options say nothing together
     */
    public Answer answer(String id, Optional<Range> asked, Optional<String> by, Variant variant) {
        Metric metric = catalogue.find(id).orElseThrow(() -> new IllegalArgumentException("no metric " + id));
        Rows answering = rows.get(id);
        if (answering == null) {
            throw new IllegalStateException(id + " is in the catalogue and not answered");
        }
        Optional<Instant> open = cells.balance().oldestOpen();
        Optional<Instant> arrived = cells.newestArrival();
        LocalDate today = today();
        var query = new Query(
                cells,
                people,
                asked.orElse(Query.byDefault(today)),
                asked.isEmpty(),
                by,
                variant.of(metric),
                today,
                settings.weekStart(),
                settings.maxLabelValues());
        List<Row> found = answering.of(query);
        return new Answer(
                metric,
                query.variant(),
                cells.asOf(),
                open.filter(minute -> arrived.map(minute::isBefore).orElse(true))
                        .or(() -> arrived),
                unaccounted(),
                freshness
                        .outage()
                        .or(() -> cells.isErasureNewest()
                                ? Optional.empty()
                                : behind.warning(cells.asOf(), arrived, freshness.unread())),
                joined(
                        found.isEmpty() ? Optional.of(answering.whyNone(query)) : whyBlank(metric, found),
                        answering.leftOut(query)),
                found);
    }

    private static Optional<String> joined(Optional<String> one, Optional<String> other) {
        return Stream.of(one, other).flatMap(Optional::stream).reduce((first, second) -> first + " " + second);
    }

    private static Optional<String> whyBlank(Metric metric, List<Row> rows) {
        return Optional.ofNullable(metric.blank()).filter(why -> rows.stream().anyMatch(row -> row.value() == null));
    }

    /** Events whose end should be known by now and is not, or of which an end is known that never arrived. */
    public long unaccounted() {
        return open(settling::unaccounted);
    }

    /** Events that arrived so recently that their end may not be known yet. */
    public long inFlight() {
        return open(settling::inFlight);
    }

    private long open(BiFunction<String, BigDecimal, BigDecimal> count) {
        var sum = new LongAdder();
        cells.balance()
                .forEachOpen((place, missing) ->
                        sum.add(count.apply(place.period(), missing).longValue()));
        return sum.sum();
    }

    /** Business day of the newest event; the wall's where there is none yet. */
    public LocalDate today() {
        return LocalDate.ofInstant(cells.asOf().orElseGet(clock::instant), settings.zone());
    }
}
