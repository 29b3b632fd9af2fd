package dev.sapando.demo.shop;

import dev.sapando.event.EventType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a list of recommendations is shown to one visitor, who looks at some of it and clicks one garment at most. */
final class Shelf {
    private static final int ALWAYS_SEEN = 3;
    private static final double HIDES = 0.03;
    private static final double DISLIKED = 0.1;

    /** A garment that was clicked in a list. */
    record Found(Garment garment, String recommendationId, int position) {}

    private final World world;
    private final Visitor visitor;
    private final Tracker tracker;
    private final Dice dice;
    private final Watch watch;
    private final Satisfaction satisfaction;
    private final Set<Garment> known = new HashSet<>();

    Shelf(World world, Visitor visitor, Tracker tracker, Dice dice, Watch watch, Satisfaction satisfaction) {
        this.world = world;
        this.visitor = visitor;
        this.tracker = tracker;
        this.dice = dice;
        this.watch = watch;
        this.satisfaction = satisfaction;
    }

    /** This garment has been looked at. */
    void knows(Garment garment) {
        known.add(garment);
    }

    /** Empty where nothing was shown, or nothing clicked. */
    Optional<Found> look(@Nullable Recommendations list) {
        if (list == null || list.items().isEmpty()) {
            return Optional.empty();
        }
        long servedAt = watch.now();
        watch.pass(400, 2_500);
        var shown = new ArrayList<@Nullable Garment>();
        list.items().forEach(id -> shown.add(world.catalogue().find(id)));
        int seen = Math.min(shown.size(), ALWAYS_SEEN + (int) dice.exponential(3));
        Glance glance = Glance.at(shown, seen, known, visitor.taste(), dice);
        tracker.event(
                EventType.RECOMMENDATION_VIEW,
                watch.now(),
                new JsonObject().put("recommendationId", list.id()).put("positions", upTo(seen)));
        world.witness().saw(visitor, list.arm(), servedAt, glance);
        satisfaction.saw(glance);
        hidePerhaps(shown.get(0), list);
        return glance.clicked().stream()
                .boxed()
                .flatMap(
                        position -> Optional.ofNullable(shown.get(position))
                                .map(garment -> new Found(garment, list.id(), position))
                                .stream())
                .findFirst();
    }

    private void hidePerhaps(@Nullable Garment first, Recommendations list) {
        if (dice.chance(HIDES) && first != null && visitor.taste().affinity(first) < DISLIKED) {
            watch.pass(500, 3_000);
            tracker.event(
                    EventType.HIDE_ITEM,
                    watch.now(),
                    new JsonObject().put("itemId", first.id()).put("recommendationId", list.id()));
        }
    }

    private static JsonArray upTo(int seen) {
        var positions = new JsonArray();
        for (int position = 0; position < seen; position++) {
            positions.add(position);
        }
        return positions;
    }
}
