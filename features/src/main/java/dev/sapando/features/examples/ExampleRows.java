package dev.sapando.features.examples;

import dev.sapando.schema.ExampleItem;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.TrainingExample;
import dev.sapando.schema.features.Touch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A list's row, and what a touch does to it; touches may come in any order. */
final class ExampleRows {
    private ExampleRows() {}

    static TrainingExample begun(ServedList list, Duration labelFor) {
        List<ExampleItem> items = new ArrayList<>();
        list.getItems()
                .forEach(item -> items.add(
                        new ExampleItem(item.getItemId(), item.getScore(), item.getReason(), false, 0, 0, 0, 0)));
        var row = new TrainingExample();
        row.setRecommendationId(list.getRecommendationId());
        row.setVisitorId(list.getVisitorId());
        row.setSessionId(list.getSessionId());
        row.setServedAt(list.getServedAt());
        row.setLabelUntil(list.getServedAt().plus(labelFor));
        row.setPlacement(list.getPlacement());
        row.setItemId(list.getItemId());
        row.setRelease(list.getRelease());
        row.setArm(list.getArm());
        row.setFallback(list.getFallback());
        row.setItems(items);
        row.setOffsetsSeen(list.getOffsetsSeen());
        return row;
    }

    /**
     * From {@code labelUntil} on it does nothing. A touch before the serving does something: a visitor's clock may be slow. Nor does
     * one of a place or an item that the list never had, whatever the client says.
     *
     * @return whether the row has changed
     */
    static boolean label(TrainingExample row, Touch touch) {
        if (touch.getAt() >= row.getLabelUntil().toEpochMilli()) {
            return false;
        }
        boolean marked = touch.getBot() && !row.getBot();
        row.setBot(row.getBot() || touch.getBot());
        Optional<ExampleItem> item = touched(row.getItems(), touch);
        boolean labelled = item.isPresent() && label(item.get(), touch);
        return labelled || marked;
    }

    private static Optional<ExampleItem> touched(List<ExampleItem> items, Touch touch) {
        if (touch.getItemId() != null) {
            return items.stream()
                    .filter(item -> item.getItemId().equals(touch.getItemId()))
                    .findFirst();
        }
        int place = touch.getPlace();
        return place >= 0 && place < items.size() ? Optional.of(items.get(place)) : Optional.empty();
    }

    private static boolean label(ExampleItem item, Touch touch) {
        switch (touch.getDeed()) {
            case SEEN -> {
                boolean news = !item.getSeen();
                item.setSeen(true);
                return news;
            }
            case CLICKED -> item.setClicks(sum(item.getClicks(), touch));
            case CARTED -> item.setCarts(sum(item.getCarts(), touch));
            case BOUGHT -> item.setUnits(sum(item.getUnits(), touch));
            case REFUNDED -> item.setRefundedUnits(sum(item.getRefundedUnits(), touch));
        }
        return true;
    }

    private static int sum(int before, Touch touch) {
        return (int) Math.min(Integer.MAX_VALUE, (long) before + touch.getUnits());
    }
}
