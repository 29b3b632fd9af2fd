package dev.sapando.demo.exact;

import dev.sapando.monitoring.reference.Bill;
import dev.sapando.monitoring.reference.Calendar;
import dev.sapando.monitoring.reference.Deed;
import dev.sapando.monitoring.reference.Showing;
import dev.sapando.monitoring.reference.WholeStory;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.ServedItem;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Spend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One past, told twice: to the pipeline as events, lists and spend, and to the reference as what was done. */
final class RandomPast {
    /** Before Europe's clocks go forward on 2024-03-31, and New Zealand's back on 2024-04-07. */
    static final Instant BEGINNING = Instant.parse("2024-02-26T00:00:00Z");

    static final int DAYS = 45;

    /** Of a list; the last one is in none. */
    private static final List<String> ITEMS = List.of("coat", "dress", "coat", "hat");

    /** Longer than an answer tells it. */
    private static final String LONG = "a partner’s ".repeat(6);

    static final Instant NOW = BEGINNING.plus(Duration.ofDays(DAYS));

    /** A step of it: of numbers, the small ones are the simple ones. */
    record Step(Kind kind, int visitor, int minute, int customer, int channel, int price, int quantity, int session) {
        Instant at() {
            return BEGINNING.plusSeconds(60L * minute);
        }

        @Nullable
        String price4() {
            return price == 0 ? null : List.of("19.9000", "0.0000", "7.3500").get(price - 1);
        }

        String item() {
            return ITEMS.get(price);
        }

        /** What it mentions of a list, which may be the visitor's, somebody else's or nobody's. */
        Deed.Mention mention() {
            int whose = minute % 7 == 0 ? visitor + 1 : visitor;
            List<Integer> places = kind == Kind.SEEN ? List.of(price, quantity - 1) : List.of(price / 2);
            return new Deed.Mention("r-" + whose + "-" + quantity / 4, item(), places);
        }

        boolean isOdd() {
            return price % 2 == 1;
        }
    }

    enum Kind {
        VIEW("product_view"),
        CART("add_to_cart"),
        SEEN("recommendation_view"),
        CLICKED("recommendation_click"),
        CHECKOUT("checkout_started"),
        PURCHASE("purchase"),
        /** More of the order that the visitor's last purchase told of, if any did. */
        MORE("purchase"),
        REFUND("refund"),
        BOT("product_view"),
        NO_CONSENT("purchase"),
        SERVED(""),
        SPENT("");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        private boolean isMoney() {
            return this == PURCHASE || this == MORE || this == REFUND || this == NO_CONSENT;
        }
    }

    final List<Event> events = new ArrayList<>();
    final List<ServedList> served = new ArrayList<>();
    final List<Spend> spend = new ArrayList<>();
    private final Map<Integer, String> lastOrders = new HashMap<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Showing> lists = new ArrayList<>();
    private final List<Bill> bills = new ArrayList<>();

    RandomPast(List<Step> steps) {
        steps.forEach(this::tell);
    }

    /** @param arrivals of the events: of an order that several of them tell of, the first to arrive is the order */
    WholeStory whole(Calendar calendar, List<Event> arrivals) {
        var orders = new HashMap<String, String>();
        arrivals.stream()
                .filter(event -> event.getVisitorId() != null && event.getType().equals("purchase"))
                .forEach(event ->
                        orders.putIfAbsent(event.getVisitorId() + " " + event.getOrderId(), event.getEventId()));
        return new WholeStory(
                IntStream.range(0, deeds.size())
                        .mapToObj(i -> deeds.get(i).more(isMore(events.get(i), orders)))
                        .toList(),
                lists,
                bills,
                calendar);
    }

    private static boolean isMore(Event event, Map<String, String> orders) {
        return event.getType().equals("purchase")
                && !orders.getOrDefault(event.getVisitorId() + " " + event.getOrderId(), event.getEventId())
                        .equals(event.getEventId());
    }

    private void tell(Step step) {
        switch (step.kind) {
            case SERVED -> served(step);
            case SPENT -> spent(step);
            default -> done(step);
        }
    }

    private void served(Step step) {
        String arm = step.isOdd() ? "treatment" : "control";
        String visitor = "v-" + step.visitor;
        long earlier =
                lists.stream().filter(list -> list.visitor().equals(visitor)).count();
        // The third one comes under the first one's id, as from a back end that numbers its lists anew.
        String id = "r-" + step.visitor + "-" + earlier % 2;
        Instant at = step.at().plusMillis(lists.size());
        String release = step.quantity > 2 ? "knn-1" : "popular-1";
        String placement = step.channel == 0 ? "home" : "item";
        List<String> items = ITEMS.subList(0, Math.min(3, 2 * step.customer));
        lists.add(new Showing(visitor, at, arm, id, release, placement, items));
        served.add(ServedList.newBuilder()
                .setRecommendationId(id)
                .setVisitorId(visitor)
                .setServedAt(at)
                .setPlacement(placement)
                .setRelease(release)
                .setArm(arm)
                .setFallback("none")
                .setItems(items.stream()
                        .map(item -> new ServedItem(item, 1.0, "any"))
                        .toList())
                .build());
    }

    private void spent(Step step) {
        String channel = step.channel == 0 ? "search" : channel(step);
        String campaign = step.customer == 0 ? null : "spring";
        LocalDate day = LocalDate.parse("2024-03-01").plusDays(step.minute % 14);
        String currency = step.isOdd() ? "CHF" : "EUR";
        bills.add(new Bill(channel, campaign, day, BigDecimal.valueOf(step.quantity), currency));
        spend.add(Spend.newBuilder()
                .setChannel(channel)
                .setCampaign(campaign)
                .setDay(day)
                .setAmount(BigDecimal.valueOf(step.quantity).setScale(4))
                .setCurrency(currency)
                .build());
    }

    /** Of whom there is no consent nothing is known but what was paid; what a step says of a machine is its user agent. */
    private void done(Step step) {
        boolean known = step.kind != Kind.NO_CONSENT;
        boolean bot = step.kind == Kind.BOT;
        String id = "e-" + deeds.size();
        String visitor = known ? "v-" + step.visitor : null;
        String customer = known && step.customer > 0 ? "c-" + step.customer : null;
        String session = known && step.session > 0 ? "s-" + step.session : null;
        String channel = known && step.channel > 0 ? channel(step) : null;
        String campaign = channel != null && step.quantity > 2 ? "spring" : null;
        String platform = known && step.quantity % 2 == 0 ? "web" : null;
        String currency = !step.kind.isMoney() ? null : step.quantity == 3 ? "CHF" : "EUR";
        String price = step.price4();
        events.add(Event.newBuilder()
                .setEventId(id)
                .setType(step.kind.type)
                .setOccurredAt(step.at())
                .setVisitorId(visitor)
                .setCustomerId(customer)
                .setSessionId(session)
                .setChannel(channel)
                .setCampaign(campaign)
                .setPlatform(platform)
                .setUserAgent(bot ? "Googlebot/2.1" : known ? "Mozilla/5.0 (X11; Linux x86_64)" : null)
                .setConsent(known)
                .setItemId(step.kind.isMoney() || step.kind == Kind.CHECKOUT ? null : step.item())
                .setRecommendationId(step.kind.isMoney() ? null : step.mention().list())
                .setPosition(step.kind == Kind.CLICKED ? step.mention().places().get(0) : null)
                .setPositions(step.kind == Kind.SEEN ? step.mention().places() : null)
                .setOrderId(step.kind.isMoney() ? order(step, id) : null)
                .setCurrency(currency)
                .setLines(step.kind.isMoney() ? List.of(line(step, price)) : null)
                .build());
        deeds.add(new Deed(
                        id,
                        step.kind.type,
                        step.at(),
                        visitor,
                        customer,
                        session,
                        channel,
                        campaign,
                        platform,
                        bot,
                        known,
                        currency,
                        step.kind.isMoney()
                                ? List.of(new Deed.Line(
                                        step.quantity, price == null ? null : new BigDecimal(price), step.mention()))
                                : List.of())
                .with(step.mention()));
    }

    private String order(Step step, String id) {
        if (step.kind == Kind.PURCHASE) {
            lastOrders.put(step.visitor, "o-" + id);
        }
        return step.kind == Kind.MORE ? lastOrders.getOrDefault(step.visitor, "o-" + id) : "o-" + id;
    }

    private static OrderLine line(Step step, @Nullable String price) {
        return new OrderLine(
                step.item(),
                step.quantity,
                price == null ? null : new BigDecimal(price),
                step.mention().list());
    }

    private static String channel(Step step) {
        return switch (step.channel) {
            case 3 -> "\t";
            case 4 -> LONG + step.quantity;
            default -> step.channel == 1 ? "email" : "social";
        };
    }
}
