package dev.sapando.demo.shop;

import dev.sapando.monitoring.reference.Showing;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What a shop knows of its past: events as it sent them, of which it was told that they are accepted, in the order in which it was
 * told, some of them twice; lists that it showed; what it reported to have spent.
 *
 * @param trials what its experiment's visitors were to click without luck, by arm
 */
public record Diary(
        List<String> events, List<Showing> lists, List<String> spend, Account account, Map<String, Truth.Arm> trials) {
    /** Lives through a history. */
    public static Diary of(ShopSettings settings, Instant until, Pipeline pipeline) {
        return of(settings, until, pipeline, 0);
    }

    /** @param without so many of the first visitors: others come instead */
    public static Diary of(ShopSettings settings, Instant until, Pipeline pipeline, int without) {
        var noting = new Noting(pipeline);
        List<String> good = Collections.synchronizedList(new ArrayList<>());
        try (var shop = new SimulatedShop(settings, noting, InstantSource.system(), letter -> {
            if (letter.note().fate() != Letter.Fate.BROKEN) {
                good.add(letter.line());
            }
        })) {
            shop.openCatalogue();
            shop.without(without);
            shop.history(until, Progress.SILENT);
            return new Diary(
                    List.copyOf(good),
                    List.copyOf(noting.lists),
                    List.copyOf(noting.spend),
                    shop.account(),
                    shop.truthOfTrials(LocalDate.ofInstant(until, ZoneOffset.UTC)));
        }
    }

    /** Nothing is changed on its way. */
    private static final class Noting implements Pipeline {
        private final Pipeline pipeline;
        private final List<Showing> lists = Collections.synchronizedList(new ArrayList<>());
        private final List<String> spend = Collections.synchronizedList(new ArrayList<>());

        private Noting(Pipeline pipeline) {
            this.pipeline = pipeline;
        }

        @Override
        public Verdicts send(List<String> events) {
            return pipeline.send(events);
        }

        @Override
        public Recommendations recommend(Ask ask) {
            Recommendations list = pipeline.recommend(ask);
            if (ask.at() != null) {
                lists.add(new Showing(
                        ask.visitorId(),
                        ask.at(),
                        list.arm(),
                        list.id(),
                        list.release(),
                        ask.placement(),
                        list.items()));
            }
            return list;
        }

        @Override
        public void catalogue(List<String> items) {
            pipeline.catalogue(items);
        }

        @Override
        public void spend(List<String> reports) {
            pipeline.spend(reports);
            spend.addAll(reports);
        }
    }
}
