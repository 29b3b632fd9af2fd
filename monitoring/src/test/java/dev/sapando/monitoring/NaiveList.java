package dev.sapando.monitoring;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.ServedItem;
import dev.sapando.schema.ServedList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;

/** What became of one list, counted one by one out of everything that was done. */
final class NaiveList {
    private final ServedList list;
    private final List<String> items;
    private final List<Event> mine;

    NaiveList(ServedList list, List<Event> events) {
        this.list = list;
        items = list.getItems().stream().map(ServedItem::getItemId).toList();
        mine = events.stream()
                .filter(event -> list.getVisitorId().equals(event.getVisitorId()))
                .toList();
    }

    /** @param one takes each cell to which the list adds one, and its labels, as often as it does */
    void count(BiConsumer<String, String[]> one) {
        one.accept("recommendations.lists", labels("placement", list.getPlacement()));
        var seen = new HashSet<Integer>();
        var clicked = new HashSet<Integer>();
        for (Event event : mine) {
            if (list.getRecommendationId().equals(event.getRecommendationId())) {
                if (event.getPositions() != null) {
                    seen.addAll(event.getPositions());
                }
                if (event.getPosition() != null) {
                    clicked.add(event.getPosition());
                }
                if (event.getType().equals("add_to_cart")) {
                    add("carted", place(event.getItemId()), one);
                }
            }
            if (event.getLines() != null) {
                lines(event, one);
            }
        }
        for (int place = 0; place < items.size(); place++) {
            add("served", String.valueOf(place), one);
            if (seen.contains(place)) {
                add("seen", String.valueOf(place), one);
            }
            if (clicked.contains(place)) {
                add("clicked", String.valueOf(place), one);
            }
        }
    }

    private void lines(Event event, BiConsumer<String, String[]> one) {
        for (OrderLine line : event.getLines()) {
            if (list.getRecommendationId().equals(line.getRecommendationId())) {
                for (int unit = 0; unit < line.getQuantity(); unit++) {
                    add(event.getType().equals("refund") ? "returned" : "bought", place(line.getItemId()), one);
                }
            }
        }
    }

    private void add(String part, String place, BiConsumer<String, String[]> one) {
        one.accept("recommendations." + part, labels("placement", list.getPlacement()));
        one.accept("recommendations.places." + part, labels("position", place));
    }

    private String place(String item) {
        return items.contains(item) ? String.valueOf(items.indexOf(item)) : "none";
    }

    private String[] labels(String name, String value) {
        return new String[] {"arm", list.getArm(), "release", list.getRelease(), name, value};
    }
}
