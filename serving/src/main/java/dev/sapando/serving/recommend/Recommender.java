package dev.sapando.serving.recommend;

import dev.sapando.serving.experiment.Arm;
import dev.sapando.serving.experiment.Experiment;
import dev.sapando.serving.live.DayRanker;
import dev.sapando.serving.live.LiveState;
import dev.sapando.serving.neighbours.VmisKnn;
import dev.sapando.serving.neighbours.VmisSettings;
import dev.sapando.serving.ranking.ScoredItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Answers a question out of the live state: level by level in the order of its arm, until the list is full. */
public final class Recommender {
    private final LiveState state;
    private final DayRanker ranker;
    private final VmisKnn neighbours;
    private final Experiment experiment;

    public Recommender(LiveState state, VmisSettings vmis, Experiment experiment) {
        this.state = state;
        this.ranker = new DayRanker(state);
        this.neighbours = new VmisKnn(state.neighbours(), vmis);
        this.experiment = experiment;
    }

    /** @param asOf the question's day; quick where its popularity is ranked */
    public Answer answer(Question question, LocalDate asOf) {
        Arm arm = question.visitorId().map(experiment::arm).orElse(Arm.NONE);
        return state.read(() -> {
            Context context = Context.of(question, state);
            return new Answer(arm, places(context, arm, asOf), context.evolving(), state.offsetsSeen());
        });
    }

    /** Whether the day's popularity is at hand; {@link #rank} makes it so, which costs a pass over all items. */
    public boolean isRanked(LocalDate day) {
        return state.read(() -> state.popularity().isRanked(day));
    }

    public void rank(LocalDate day) {
        ranker.rank(day);
    }

    private List<Recommended> places(Context context, Arm arm, LocalDate asOf) {
        int n = context.question().n();
        List<Recommended> places = new ArrayList<>(n);
        Set<String> taken = new HashSet<>();
        Predicate<String> allowed = context.allowed(state).and(itemId -> !taken.contains(itemId));
        for (Level level : Level.of(arm)) {
            if (places.size() == n) {
                break;
            }
            for (ScoredItem item : items(level, context, n - places.size(), allowed, asOf)) {
                places.add(new Recommended(item, level));
                taken.add(item.itemId());
            }
        }
        return places;
    }

    private List<ScoredItem> items(Level level, Context context, int n, Predicate<String> allowed, LocalDate asOf) {
        Question question = context.question();
        Optional<String> category = context.evolving().stream().findFirst().flatMap(state.catalogue()::category);
        return switch (level) {
            case PERSONAL -> neighboursOf(context.personal(), context, n, allowed);
            case SESSION ->
                question.items().isEmpty() ? List.of() : neighboursOf(question.newestFirst(), context, n, allowed);
            case ITEM -> neighboursOf(question.current().stream().toList(), context, n, allowed);
            case POPULAR_IN_CATEGORY ->
                category.map(c -> popular(Optional.of(c), question, n, allowed, asOf))
                        .orElse(List.of());
            case POPULAR -> popular(Optional.empty(), question, n, allowed, asOf);
            case STATIC -> inOrder(question, n, allowed);
        };
    }

    private List<ScoredItem> neighboursOf(List<String> items, Context context, int n, Predicate<String> allowed) {
        return items.isEmpty() ? List.of() : neighbours.recommend(items, context.ownSession(), n, allowed);
    }

    private List<ScoredItem> popular(
            Optional<String> category, Question question, int n, Predicate<String> allowed, LocalDate asOf) {
        if (question.candidates().isPresent()) {
            return state.popularity().among(question.candidates().get(), category, n, allowed, asOf);
        }
        return category.map(c -> state.popularity().on(asOf).bestOf(c, n, allowed))
                .orElseGet(() -> state.popularity().on(asOf).best(n, allowed));
    }

    private List<ScoredItem> inOrder(Question question, int n, Predicate<String> allowed) {
        Iterator<String> items = question.candidates()
                .map(list -> list.stream().sorted().distinct().iterator())
                .orElseGet(state.catalogue()::inOrder);
        List<ScoredItem> first = new ArrayList<>();
        while (first.size() < n && items.hasNext()) {
            String itemId = items.next();
            if (allowed.test(itemId)) {
                first.add(new ScoredItem(itemId, 0, 0));
            }
        }
        return first;
    }
}
