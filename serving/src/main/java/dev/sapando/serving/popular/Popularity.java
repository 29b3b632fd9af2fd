package dev.sapando.serving.popular;

import dev.sapando.event.Decay;
import dev.sapando.schema.ItemDay;
import dev.sapando.schema.ItemFeatures;
import dev.sapando.serving.catalogue.Catalogue;
import dev.sapando.serving.ranking.BestItems;
import dev.sapando.serving.ranking.ScoredItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How popular each item is as of a day: the sum over its days of {@link Decay}'s weight × (views + 3 × carts + 10 ×
 * purchases), in integers. A day that is asked for is ranked once and then follows every change. Many days are kept, so that
 * questions over a month of them do not push each other out; but a ranking takes memory and part of every change, so one that
 * has not been asked for in an hour goes when the next day is ranked.
 * A day can be ranked a few items at a time, {@link #begin}, {@link #add} and {@link #finish}: changes meanwhile are in the
 * ranking too. Guarded by the lock of the live state, but for {@link #items}.
 */
public final class Popularity {
    /** Names the formula: part of the control arm's release. */
    public static final String FORMULA = "views=1 carts=3 purchases=10 decay=" + Decay.DAYS;

    private static final int RANKED_DAYS = 40;
    private static final long KEPT_UNUSED = TimeUnit.HOURS.toNanos(1);

    private final Catalogue catalogue;
    private final Map<String, List<ItemDay>> behaviour = new ConcurrentHashMap<>();
    private final Map<LocalDate, DayRanking> unfinished = new HashMap<>();
    private final Map<LocalDate, Kept> ranked = new HashMap<>();
    private final LongSupplier nanos;

    /** A ranking and when it was last asked for, which readers note side by side under the read lock. */
    private static final class Kept {
        private final DayRanking ranking;
        private volatile long usedAt;

        Kept(DayRanking ranking, long usedAt) {
            this.ranking = ranking;
            this.usedAt = usedAt;
        }
    }

    public Popularity(Catalogue catalogue) {
        this(catalogue, System::nanoTime);
    }

    Popularity(Catalogue catalogue, LongSupplier nanos) {
        this.catalogue = catalogue;
        this.nanos = nanos;
    }

    public int size() {
        return behaviour.size();
    }

    /** @param features null forgets the item */
    public void put(String itemId, @Nullable ItemFeatures features) {
        change(itemId, () -> {
            if (features == null) {
                behaviour.remove(itemId);
            } else {
                behaviour.put(itemId, List.copyOf(features.getDays()));
            }
        });
    }

    /** Where an item stood in a ranking. */
    private record Stood(LocalDate day, DayRanking ranking, long score) {}

    /** Makes a change to the item, of its behaviour or of its place in the catalogue, and moves it in the rankings that it changes. */
    public void change(String itemId, Runnable change) {
        var before = new ArrayList<Stood>();
        eachRanking((day, ranking) -> before.add(new Stood(day, ranking, score(itemId, day))));
        Optional<String> left = catalogue.category(itemId);
        change.run();
        Optional<String> entered = catalogue.category(itemId);
        for (Stood stood : before) {
            long score = score(itemId, stood.day);
            // What happens today changes nothing of the days before: a month of them may be ranked.
            if (score != stood.score || !left.equals(entered)) {
                stood.ranking.remove(itemId, stood.score, left);
                stood.ranking.add(itemId, score, entered);
            }
        }
    }

    private void eachRanking(BiConsumer<LocalDate, DayRanking> what) {
        ranked.forEach((day, kept) -> what.accept(day, kept.ranking));
        unfinished.forEach(what);
    }

    /** Whether the day's ranking is at hand; to ask is to use it. */
    public boolean isRanked(LocalDate day) {
        return used(day).isPresent();
    }

    /** Ranks all items as of a day and keeps the ranking; costs a pass over all of them. */
    public void rank(LocalDate day) {
        if (isRanked(day)) {
            return;
        }
        begin(day);
        add(day, behaviour.keySet());
        finish(day);
    }

    /** From here on every change is in the day's ranking; what is known already is still to be added. */
    public void begin(LocalDate day) {
        unfinished.put(day, new DayRanking());
    }

    /** All items with a behaviour. May be read beside changes: an item that comes meanwhile is ranked by its change. */
    public Iterator<String> items() {
        return behaviour.keySet().iterator();
    }

    /** Adds items to a ranking that has begun; one that a change has added meanwhile stays where it is. */
    public void add(LocalDate day, Collection<String> items) {
        DayRanking ranking = Objects.requireNonNull(unfinished.get(day), () -> day + " is not being ranked");
        items.forEach(itemId -> ranking.add(itemId, score(itemId, day), catalogue.category(itemId)));
    }

    public void finish(LocalDate day) {
        DayRanking ranking = Objects.requireNonNull(unfinished.remove(day), () -> day + " is not being ranked");
        makeRoom();
        ranked.put(day, new Kept(ranking, nanos.getAsLong()));
    }

    /** Forgets a ranking that was not finished. */
    public void abandon(LocalDate day) {
        unfinished.remove(day);
    }

    private void makeRoom() {
        long now = nanos.getAsLong();
        ranked.values().removeIf(kept -> now - kept.usedAt > KEPT_UNUSED);
        if (ranked.size() == RANKED_DAYS) {
            ranked.values().stream()
                    .max(Comparator.comparingLong(kept -> now - kept.usedAt))
                    .ifPresent(ranked.values()::remove);
        }
    }

    private Optional<DayRanking> used(LocalDate day) {
        Kept kept = ranked.get(day);
        if (kept == null) {
            return Optional.empty();
        }
        kept.usedAt = nanos.getAsLong();
        return Optional.of(kept.ranking);
    }

    /** The day's ranking; one that is not kept, or no longer, is made for this question alone. */
    public DayRanking on(LocalDate day) {
        return used(day).orElseGet(() -> ranking(day));
    }

    private DayRanking ranking(LocalDate day) {
        DayRanking ranking = new DayRanking();
        behaviour.keySet().forEach(itemId -> ranking.add(itemId, score(itemId, day), catalogue.category(itemId)));
        return ranking;
    }

    /** 0 for an item nobody touched in {@link Decay#DAYS} days. */
    public long score(String itemId, LocalDate asOf) {
        long sum = 0;
        for (ItemDay day : behaviour.getOrDefault(itemId, List.of())) {
            sum += Decay.weight(day.getDay(), asOf) * (day.getViews() + 3 * day.getCarts() + 10 * day.getPurchases());
        }
        return sum;
    }

    /** Ranks some items only; those of another category than the one wanted are left out. */
    public List<ScoredItem> among(
            Collection<String> candidates, Optional<String> wanted, int n, Predicate<String> allowed, LocalDate asOf) {
        BestItems best = new BestItems(n, allowed);
        for (String itemId : Set.copyOf(candidates)) {
            long score = score(itemId, asOf);
            if (score > 0 && (wanted.isEmpty() || wanted.equals(catalogue.category(itemId)))) {
                best.offer(itemId, DayRanking.shown(score), 0);
            }
        }
        return best.list();
    }
}
