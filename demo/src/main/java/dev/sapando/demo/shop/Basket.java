package dev.sapando.demo.shop;

import dev.sapando.event.EventType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a visitor carries to the till. */
final class Basket {
    /** @param recommendationId of the list in which it was found, from its click to its refund */
    record Line(
            Garment garment,
            int quantity,
            int unitCents,
            @Nullable String recommendationId) {
        private long cents() {
            return (long) quantity * unitCents;
        }

        JsonObject json() {
            var line = new JsonObject()
                    .put("itemId", garment.id())
                    .put("quantity", quantity)
                    .put("unitPrice", Garment.euros(unitCents));
            return recommendationId == null ? line : line.put("recommendationId", recommendationId);
        }
    }

    /** An order paid in full. */
    record Order(String id, List<Line> lines) {
        long cents() {
            return lines.stream().mapToLong(Line::cents).sum();
        }

        JsonObject json() {
            var array = new JsonArray();
            lines.forEach(line -> array.add(line.json()));
            return new JsonObject()
                    .put("orderId", id)
                    .put("currency", Garment.CURRENCY)
                    .put("lines", array);
        }
    }

    private static final double REDUCED = 0.2;

    private final Tracker tracker;
    private final Dice dice;
    private final List<Line> lines = new ArrayList<>();

    Basket(Tracker tracker, Dice dice) {
        this.tracker = tracker;
        this.dice = dice;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    void add(Garment garment, @Nullable String recommendationId, long at) {
        int price = garment.priceInCents();
        int paid = dice.chance(REDUCED) ? price - price * (1 + dice.below(3)) / 10 : price;
        int quantity = dice.chance(0.08) ? 2 : 1;
        lines.add(new Line(garment, quantity, paid, recommendationId));
        var event = new JsonObject().put("itemId", garment.id()).put("quantity", quantity);
        tracker.event(
                EventType.ADD_TO_CART,
                at,
                recommendationId == null ? event : event.put("recommendationId", recommendationId));
    }

    void removeLast(long at) {
        Line last = lines.remove(lines.size() - 1);
        tracker.event(
                EventType.REMOVE_FROM_CART,
                at,
                new JsonObject().put("itemId", last.garment().id()).put("quantity", last.quantity()));
    }

    Order buy(long at) {
        var order = new Order("o-" + tracker.visit().substring(2), List.copyOf(lines));
        tracker.event(EventType.PURCHASE, at, order.json(), order.cents());
        lines.clear();
        return order;
    }

    /** Some of the order, or all of it, is going to be sent back. */
    static Optional<Order> regretted(Order order, double probability, Dice dice) {
        List<Line> back =
                order.lines().stream().filter(line -> dice.chance(probability)).toList();
        return back.isEmpty() ? Optional.empty() : Optional.of(new Order(order.id(), back));
    }
}
