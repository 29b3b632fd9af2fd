package dev.sapando.demo.shop;

import dev.sapando.event.EventType;
import io.vertx.core.json.JsonObject;

/** Where a basket becomes an order, or is left standing. */
final class Till {
    private static final double THINKS_BETTER = 0.1;
    private static final double PAYS = 0.7;
    private static final double SIGNS_UP = 0.6;

    private final World world;
    private final Visitor visitor;
    private final Tracker tracker;
    private final Dice dice;
    private final Watch watch;

    Till(World world, Visitor visitor, Tracker tracker, Dice dice, Watch watch) {
        this.world = world;
        this.visitor = visitor;
        this.tracker = tracker;
        this.dice = dice;
        this.watch = watch;
    }

    /** Whether the basket, which holds something, was paid for. */
    boolean takes(Basket basket) {
        if (dice.chance(THINKS_BETTER)) {
            basket.removeLast(watch.now());
            watch.pass(3_000, 15_000);
        }
        if (basket.isEmpty()) {
            return false;
        }
        tracker.event(EventType.CHECKOUT_STARTED, watch.now(), new JsonObject());
        if (!dice.chance(PAYS)) {
            return false;
        }
        watch.pass(20_000, 90_000);
        if (visitor.customerId() == null && dice.chance(SIGNS_UP)) {
            visitor.signUp();
            tracker.event(EventType.SIGN_UP, watch.now(), new JsonObject());
            watch.pass(2_000, 9_000);
        }
        Basket.Order order = basket.buy(watch.now());
        Refund.planFor(world, tracker, order, watch.now(), dice);
        return true;
    }
}
