package dev.sapando.monitoring;

import dev.sapando.event.EventType;
import dev.sapando.event.topic.AvroSerde;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.ServedItem;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Session;
import dev.sapando.schema.Spend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One small shop in March 2024, whose visitors do what a test tells them. */
public final class Shop {
    public static final Instant NOW = Instant.parse("2024-03-15T12:00:00Z");

    static {
        // Avro makes default values only of records that are trusted, and it is the codec that says which are.
        new AvroSerde<>(Session.class).close();
    }

    private int events;

    /** {@code days} before now, at the same time of day. */
    public static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    public Event view(String visitor, Instant at) {
        return event(EventType.PRODUCT_VIEW, visitor, at).setItemId("coat-red").build();
    }

    public Event viewFrom(String channel, String visitor, Instant at) {
        return event(EventType.PRODUCT_VIEW, visitor, at)
                .setItemId("coat-red")
                .setChannel(channel)
                .build();
    }

    /** The event with the customer's id on it. */
    public Event known(String customer, Event event) {
        event.setCustomerId(customer);
        return event;
    }

    public Event byBot(String visitor, Instant at) {
        return event(EventType.PAGE_VIEW, visitor, at).setFlags(List.of("bot")).build();
    }

    Event erasure(String visitor) {
        return erasure(visitor, NOW);
    }

    Event erasure(String visitor, Instant at) {
        return event(EventType.ERASURE, visitor, at).build();
    }

    public Event purchase(@Nullable String visitor, Instant at, OrderLine... lines) {
        return money(EventType.PURCHASE, visitor, at, lines);
    }

    public Event refund(@Nullable String visitor, Instant at, OrderLine... lines) {
        return money(EventType.REFUND, visitor, at, lines);
    }

    public static OrderLine line(String item, int quantity, @Nullable String price, @Nullable String recommendation) {
        return new OrderLine(item, quantity, price == null ? null : new BigDecimal(price).setScale(4), recommendation);
    }

    public Event seen(String visitor, Instant at, String recommendation, Integer... places) {
        return event(EventType.RECOMMENDATION_VIEW, visitor, at)
                .setRecommendationId(recommendation)
                .setPositions(List.of(places))
                .build();
    }

    public Event click(String visitor, Instant at, String recommendation, int place) {
        return event(EventType.RECOMMENDATION_CLICK, visitor, at)
                .setRecommendationId(recommendation)
                .setPosition(place)
                .setItemId("coat-red")
                .build();
    }

    public Event cart(String visitor, Instant at, @Nullable String recommendation) {
        return cart("coat-red", visitor, at, recommendation);
    }

    Event cart(String item, String visitor, Instant at, @Nullable String recommendation) {
        return event(EventType.ADD_TO_CART, visitor, at)
                .setItemId(item)
                .setRecommendationId(recommendation)
                .build();
    }

    public static ServedList served(String visitor, Instant at, String recommendation, String arm, int items) {
        List<String> ids = IntStream.range(0, items).mapToObj(i -> "item-" + i).toList();
        return served(visitor, at, recommendation, arm, "home", ids);
    }

    public static ServedList served(
            String visitor, Instant at, String recommendation, String arm, String placement, List<String> items) {
        return ServedList.newBuilder()
                .setRecommendationId(recommendation)
                .setVisitorId(visitor)
                .setServedAt(at)
                .setPlacement(placement)
                .setRelease(arm.equals("treatment") ? "knn-1" : "popular-1")
                .setArm(arm)
                .setFallback("none")
                .setItems(items.stream()
                        .map(item -> new ServedItem(item, 1.0, "popular"))
                        .toList())
                .build();
    }

    /** A session of an e-mail reader on a phone, that came as far as the counts say. */
    public static Session session(
            String visitor, String id, Instant at, int views, int carts, int checkouts, int purchases) {
        return Session.newBuilder()
                .setSessionId(id)
                .setVisitorId(visitor)
                .setStartedAt(at)
                .setLastEventAt(at)
                .setChannel("email")
                .setPlatform("mobile")
                .setEvents(1 + views + carts + checkouts + purchases)
                .setProductViews(views)
                .setCartAdds(carts)
                .setCheckouts(checkouts)
                .setPurchases(purchases)
                .build();
    }

    public static Spend spend(
            String channel, @Nullable String campaign, LocalDate day, String amount, String currency) {
        return Spend.newBuilder()
                .setChannel(channel)
                .setCampaign(campaign)
                .setDay(day)
                .setAmount(new BigDecimal(amount).setScale(4))
                .setCurrency(currency)
                .build();
    }

    private Event money(EventType type, @Nullable String visitor, Instant at, OrderLine... lines) {
        return event(type, visitor, at)
                .setOrderId("o-" + events)
                .setCurrency("EUR")
                .setLines(List.of(lines))
                .build();
    }

    private Event.Builder event(EventType type, @Nullable String visitor, Instant at) {
        return Event.newBuilder()
                .setEventId("e-" + events++)
                .setType(type.wireName())
                .setOccurredAt(at)
                .setVisitorId(visitor)
                .setConsent(visitor != null);
    }
}
