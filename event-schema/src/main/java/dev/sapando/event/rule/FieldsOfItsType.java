package dev.sapando.event.rule;

import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Each type brings the fields without which it says nothing. */
final class FieldsOfItsType implements Rule {
    private record Needed(String field, Predicate<Event> isThere) {}

    private static final Needed ITEM = new Needed("itemId", event -> says(event.getItemId()));
    private static final Needed RECOMMENDATION =
            new Needed("recommendationId", event -> says(event.getRecommendationId()));
    private static final List<Needed> ORDER = List.of(
            new Needed("orderId", event -> says(event.getOrderId())),
            new Needed("currency", event -> says(event.getCurrency())),
            new Needed(
                    "lines",
                    event -> event.getLines() != null && !event.getLines().isEmpty()),
            new Needed("lines[].itemId", event -> event.getLines().stream().allMatch(FieldsOfItsType::hasItem)));

    private static final Map<EventType, List<Needed>> NEEDED = Map.ofEntries(
            Map.entry(EventType.PRODUCT_VIEW, List.of(ITEM)),
            Map.entry(EventType.HIDE_ITEM, List.of(ITEM)),
            Map.entry(EventType.ADD_TO_CART, List.of(ITEM)),
            Map.entry(EventType.REMOVE_FROM_CART, List.of(ITEM)),
            Map.entry(EventType.SCROLL, List.of(new Needed("depthPercent", event -> event.getDepthPercent() != null))),
            Map.entry(EventType.SEARCH, List.of(new Needed("query", event -> event.getQuery() != null))),
            Map.entry(
                    EventType.RECOMMENDATION_VIEW,
                    List.of(
                            RECOMMENDATION,
                            new Needed(
                                    "positions",
                                    event -> event.getPositions() != null
                                            && !event.getPositions().isEmpty()))),
            Map.entry(
                    EventType.RECOMMENDATION_CLICK,
                    List.of(RECOMMENDATION, ITEM, new Needed("position", event -> event.getPosition() != null))),
            Map.entry(EventType.PURCHASE, ORDER),
            Map.entry(EventType.REFUND, ORDER),
            // Without consent the edge has taken the customer away: then there is none to ask for.
            Map.entry(
                    EventType.SIGN_UP,
                    List.of(new Needed("customerId", event -> !event.getConsent() || says(event.getCustomerId())))));

    @Override
    public Optional<Violation> check(Event event, Instant now) {
        List<Needed> needed = EventType.of(event.getType()).map(NEEDED::get).orElse(List.of());
        for (Needed field : needed) {
            if (!field.isThere.test(event)) {
                return Optional.of(new Violation(
                        "field_missing",
                        field.field,
                        event.getType() + " has no " + field.field + "; send it, or another type of event"));
            }
        }
        return Optional.empty();
    }

    private static boolean hasItem(OrderLine line) {
        return says(line.getItemId());
    }

    private static boolean says(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
