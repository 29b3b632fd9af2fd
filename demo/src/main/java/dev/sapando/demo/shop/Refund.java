package dev.sapando.demo.shop;

import dev.sapando.event.EventType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Articles come back to the warehouse and are paid back: days later, or within hours where an order was cancelled. */
record Refund(Tracker tracker, Basket.Order returned, long due) implements Happening {
    private static final double SENT_BACK = 0.14;
    private static final double CANCELLED = 0.06;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    static void planFor(World world, Tracker tracker, Basket.Order order, long paidAt, Dice dice) {
        long after =
                dice.chance(CANCELLED) ? dice.between(HOUR / 4, 3 * HOUR) : dice.between(3 * 24 * HOUR, 14 * 24 * HOUR);
        double probability = after < 24 * HOUR ? 1 : SENT_BACK;
        Basket.regretted(order, probability, dice)
                .ifPresent(returned -> world.agenda().add(new Refund(tracker, returned, paidAt + after)));
    }

    @Override
    public void happen(@Nullable Recommendations answer) {
        tracker.fromWarehouse(returned.id() + ":refund", EventType.REFUND, due, returned.json(), returned.cents());
    }
}
