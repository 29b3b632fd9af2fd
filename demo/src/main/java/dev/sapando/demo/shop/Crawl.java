package dev.sapando.demo.shop;

import dev.sapando.event.EventType;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A search engine reads the catalogue: many pages, quickly, and never buys. */
final class Crawl implements Happening {
    private final World world;
    private final Visitor visitor;
    private final Tracker tracker;
    private final Dice dice;
    private long due;
    private int pagesLeft;

    Crawl(World world, Visitor visitor, Tracker tracker, Dice dice, long due) {
        this.world = world;
        this.visitor = visitor;
        this.tracker = tracker;
        this.dice = dice;
        this.due = due;
        pagesLeft = 8 + dice.below(25);
    }

    @Override
    public long due() {
        return due;
    }

    @Override
    public void happen(@Nullable Recommendations answer) {
        Garment garment = dice.oneOf(world.catalogue().garments());
        tracker.event(EventType.PRODUCT_VIEW, due, new JsonObject().put("itemId", garment.id()));
        due += dice.between(700, 3_000);
        if (--pagesLeft > 0) {
            world.agenda().add(this);
        } else {
            Departure.of(world, visitor, 0, due);
        }
    }
}
