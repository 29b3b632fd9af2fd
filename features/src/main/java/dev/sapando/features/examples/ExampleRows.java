package dev.sapando.features.examples;

import dev.sapando.schema.ExampleItem;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.TrainingExample;
import dev.sapando.schema.features.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What readers see of a list and of what became of it: a function of both, whatever the order in which they came. */
final class ExampleRows {
    private ExampleRows() {}

    /** @param labelFor event time from the serving on; later touches count no more. Earlier ones do: a visitor's clock may be slow */
    static TrainingExample of(ServedList list, List<Touch> touches, Duration labelFor) {
        Instant until = list.getServedAt().plus(labelFor);
        List<ExampleItem> items = new ArrayList<>();
        list.getItems()
                .forEach(item -> items.add(
                        new ExampleItem(item.getItemId(), item.getScore(), item.getReason(), false, 0, 0, 0, 0)));
        boolean bot = false;
        for (Touch touch : touches) {
            if (touch.getAt() < until.toEpochMilli()) {
                bot |= touch.getBot();
                touched(items, touch).ifPresent(item -> label(item, touch));
            }
        }
        var row = new TrainingExample();
        row.setRecommendationId(list.getRecommendationId());
        row.setVisitorId(list.getVisitorId());
        row.setSessionId(list.getSessionId());
        row.setServedAt(list.getServedAt());
        row.setLabelUntil(until);
        row.setPlacement(list.getPlacement());
        row.setItemId(list.getItemId());
        row.setRelease(list.getRelease());
        row.setArm(list.getArm());
        row.setFallback(list.getFallback());
        row.setBot(bot);
        row.setItems(items);
        row.setOffsetsSeen(list.getOffsetsSeen());
        return row;
    }

    /** Empty where the list never had such a place or item, whatever the client says. */
    private static Optional<ExampleItem> touched(List<ExampleItem> items, Touch touch) {
        if (touch.getItemId() != null) {
            return items.stream()
                    .filter(item -> item.getItemId().equals(touch.getItemId()))
                    .findFirst();
        }
        int place = touch.getPlace();
        return place >= 0 && place < items.size() ? Optional.of(items.get(place)) : Optional.empty();
    }

    private static void label(ExampleItem item, Touch touch) {
        switch (touch.getDeed()) {
            case SEEN -> item.setSeen(true);
            case CLICKED -> item.setClicks(item.getClicks() + touch.getUnits());
            case CARTED -> item.setCarts(item.getCarts() + touch.getUnits());
            case BOUGHT -> item.setUnits(item.getUnits() + touch.getUnits());
            case REFUNDED -> item.setRefundedUnits(item.getRefundedUnits() + touch.getUnits());
        }
    }
}
