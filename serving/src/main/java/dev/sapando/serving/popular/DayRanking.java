package dev.sapando.serving.popular;

import dev.sapando.serving.ranking.ScoredItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Items by popularity as of one day, over all and by category; those of score 0 are left out. */
public final class DayRanking {
    /** Decay's full weight: scores are shown as if everything had happened today. */
    private static final double FULL_WEIGHT = 1 << 20;

    private record Place(long score, String itemId) {}

    private static final Comparator<Place> BEST_FIRST =
            Comparator.comparingLong(Place::score).reversed().thenComparing(Place::itemId);

    private final NavigableSet<Place> overall = new TreeSet<>(BEST_FIRST);
    private final Map<String, NavigableSet<Place>> byCategory = new HashMap<>();

    DayRanking() {}

    void add(String itemId, long score, Optional<String> category) {
        if (score > 0) {
            Place place = new Place(score, itemId);
            overall.add(place);
            category.ifPresent(c -> byCategory
                    .computeIfAbsent(c, key -> new TreeSet<>(BEST_FIRST))
                    .add(place));
        }
    }

    void remove(String itemId, long score, Optional<String> category) {
        Place place = new Place(score, itemId);
        overall.remove(place);
        category.ifPresent(c -> byCategory.computeIfPresent(c, (key, places) -> {
            places.remove(place);
            return places.isEmpty() ? null : places;
        }));
    }

    public List<ScoredItem> best(int n, Predicate<String> allowed) {
        return first(overall, n, allowed);
    }

    public List<ScoredItem> bestOf(String category, int n, Predicate<String> allowed) {
        NavigableSet<Place> places = byCategory.get(category);
        return places == null ? List.of() : first(places, n, allowed);
    }

    static double shown(long score) {
        return score / FULL_WEIGHT;
    }

    /** Places in order; as a plain loop, since it must stop at the n-th of perhaps a million. */
    private static List<ScoredItem> first(NavigableSet<Place> places, int n, Predicate<String> allowed) {
        List<ScoredItem> best = new ArrayList<>(n);
        for (Place place : places) {
            if (best.size() == n) {
                break;
            }
            if (allowed.test(place.itemId)) {
                best.add(new ScoredItem(place.itemId, shown(place.score), 0));
            }
        }
        return best;
    }
}
