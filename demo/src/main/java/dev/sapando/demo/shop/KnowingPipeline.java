package dev.sapando.demo.shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the pipeline where none runs: takes every event as it is, judging none, and recommends by what only the
 * simulator knows. Half of the visitors are shown what is popular (control), half what suits them, mixed with what is popular
 * (treatment). A pure function of its seed, so that the same shop comes out each time.
 */
class KnowingPipeline implements Pipeline {
    private static final String RELEASE = "knowing";
    private static final int LONGEST_LIST = 20;

    private final long seed;
    private final Catalogue catalogue;
    private final Map<Integer, List<String>> suiting = new ConcurrentHashMap<>();
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    KnowingPipeline(ShopSettings settings) {
        seed = settings.seed();
        catalogue = new Catalogue(settings.seed(), settings.items());
    }

    /** Everything that was sent, in the order in which it was. */
    List<String> events() {
        return List.copyOf(events);
    }

    @Override
    public Verdicts send(List<String> batch) {
        events.addAll(batch);
        return new Verdicts(batch.size(), Map.of());
    }

    @Override
    public Recommendations recommend(Ask ask) {
        int visitor = Visitor.numberOf(ask.visitorId());
        String id = "r-" + ask.sessionId() + "-"
                + Long.toString(ask.at() == null ? 0 : ask.at().toEpochMilli(), 36);
        List<String> popular = ids(catalogue.popular(ask.n()));
        if (!treats(visitor)) {
            return new Recommendations(id, "control", RELEASE, without(ask.itemId(), popular));
        }
        List<String> suiting = suiting(visitor);
        var mixed = new ArrayList<String>();
        for (int i = 0; i < ask.n(); i++) {
            mixed.add(i % 2 == 0 ? suiting.get(i) : popular.get(i));
        }
        return new Recommendations(id, "treatment", RELEASE, without(ask.itemId(), mixed));
    }

    boolean treats(int visitor) {
        return visitor % 2 == 1;
    }

    @Override
    public void catalogue(List<String> items) {}

    @Override
    public void spend(List<String> spend) {}

    private static List<String> without(@Nullable String itemId, List<String> items) {
        return items.stream().distinct().filter(item -> !item.equals(itemId)).toList();
    }

    private List<String> suiting(int visitor) {
        return suiting.computeIfAbsent(
                visitor,
                number -> ids(catalogue.perfect(Visitor.of(seed, number).taste(), LONGEST_LIST)));
    }

    private static List<String> ids(List<Garment> garments) {
        return garments.stream().map(Garment::id).toList();
    }
}
