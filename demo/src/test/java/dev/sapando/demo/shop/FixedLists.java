package dev.sapando.demo.shop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A recommender that learns nothing, so that what an arm does to a visitor is the same whoever else is in it: control is shown what is
 * popular, the treatment what suits them too.
 */
public final class FixedLists implements Pipeline {
    /** A list, and who was shown it. */
    public record Served(Ask ask, Recommendations list) {}

    private final KnowingPipeline pipeline;
    private final List<Served> served = Collections.synchronizedList(new ArrayList<>());

    private FixedLists(KnowingPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Half of the visitors in each arm. */
    public static FixedLists ofBothArms(ShopSettings settings) {
        return new FixedLists(new KnowingPipeline(settings));
    }

    public static FixedLists of(ShopSettings settings, IntPredicate treated) {
        return new FixedLists(new KnowingPipeline(settings) {
            @Override
            boolean treats(int visitor) {
                return treated.test(visitor);
            }
        });
    }

    public List<Served> served() {
        return List.copyOf(served);
    }

    @Override
    public Verdicts send(List<String> events) {
        return pipeline.send(events);
    }

    @Override
    public Recommendations recommend(Ask ask) {
        Recommendations list = pipeline.recommend(ask);
        served.add(new Served(ask, list));
        return list;
    }

    @Override
    public void catalogue(List<String> items) {}

    @Override
    public void spend(List<String> spend) {}
}
