package dev.sapando.monitoring;

import static java.util.Objects.requireNonNull;

import dev.sapando.monitoring.reference.Bill;
import dev.sapando.monitoring.reference.Calendar;
import dev.sapando.monitoring.reference.Deed;
import dev.sapando.monitoring.reference.Showing;
import dev.sapando.monitoring.reference.Visit;
import dev.sapando.monitoring.reference.WholeStory;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Session;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One past, told twice: to the topology as what arrives, in some order, and to the reference as what was done. */
final class RandomStory {
    private static final List<@Nullable String> CUSTOMERS = Collections.unmodifiableList(nullable("c-1", "c-2", "c-3"));
    private static final List<@Nullable String> CHANNELS = Collections.unmodifiableList(nullable("email", "social"));
    /** Of a list; the last one is in none. */
    private static final List<String> ITEMS = List.of("coat", "dress", "coat", "hat");

    private static final List<@Nullable String> PRICES = Collections.unmodifiableList(nullable("19.90", "0", "7.35"));

    /** A step of it, by places in short lists: small numbers are simple ones. */
    record Step(Kind kind, int visitor, int minute, int customer, int channel, int price, int quantity) {
        Instant at() {
            return BEGINNING.plusSeconds(60L * minute);
        }

        String item() {
            return requireNonNull(ITEMS.get(price));
        }

        /** What it mentions of a list, which may be the visitor's, somebody else's or nobody's. */
        Deed.Mention mention() {
            int whose = minute % 7 == 0 ? visitor + 1 : visitor;
            List<Integer> places = kind == Kind.SEEN ? List.of(price, quantity - 1) : List.of(price / 2);
            return new Deed.Mention("r-" + whose + "-" + quantity / 4, item(), places);
        }
    }

    enum Kind {
        VIEW("product_view"),
        CART("add_to_cart"),
        SEEN("recommendation_view"),
        CLICKED("recommendation_click"),
        PURCHASE("purchase"),
        /** Of an order that another purchase has begun; which one, only verification knows. */
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
    }

    /** Before Europe's clocks go forward on 2024-03-31, and New Zealand's back on 2024-04-07. */
    static final Instant BEGINNING = Instant.parse("2024-02-26T00:00:00Z");

    static final int MINUTES = 45 * 24 * 60;

    private final Shop shop = new Shop();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Showing> lists = new ArrayList<>();
    private final List<Bill> bills = new ArrayList<>();
    private final List<Consumer<Flow>> arrivals = new ArrayList<>();
    private final List<Consumer<Flow>> inOrder = new ArrayList<>();

    RandomStory(List<Step> steps) {
        steps.forEach(this::tell);
    }

    WholeStory whole(Calendar calendar) {
        return new WholeStory(deeds, lists, bills, calendar);
    }

    /** Spend in order, since the last word on a day counts; all else as the seed says, and sessions while they grow. */
    void into(Flow flow, WholeStory whole, long seed) {
        Stream.concat(Visit.of(whole).stream(), Visit.ofMachines(whole).stream())
                .forEach(visit -> {
                    arrivals.add(to -> to.session(session(visit, 0)));
                    inOrder.add(to -> to.session(session(visit, 1)));
                });
        Collections.shuffle(arrivals, new Random(seed));
        arrivals.forEach(arrival -> arrival.accept(flow));
        inOrder.forEach(arrival -> arrival.accept(flow));
    }

    private void tell(Step step) {
        String visitor = step.kind == Kind.NO_CONSENT ? null : "v-" + step.visitor;
        switch (step.kind) {
            case SERVED -> served(step, requireNonNull(visitor));
            case SPENT -> spent(step);
            default -> done(step, visitor);
        }
    }

    private void served(Step step, String visitor) {
        String arm = step.price % 2 == 0 ? "control" : "treatment";
        long earlier =
                lists.stream().filter(list -> list.visitor().equals(visitor)).count();
        String id = "r-" + step.visitor + "-" + earlier;
        String placement = step.channel == 0 ? "home" : "item";
        List<String> items = ITEMS.subList(0, Math.min(3, 2 * step.customer));
        ServedList served = Shop.served(visitor, step.at(), id, arm, placement, items);
        lists.add(new Showing(visitor, step.at(), arm, id, served.getRelease(), placement, items));
        arrivals.add(flow -> flow.served(served));
    }

    private void spent(Step step) {
        String channel = step.channel == 0 ? "search" : requireNonNull(CHANNELS.get(step.channel));
        LocalDate day = LocalDate.parse("2024-03-01").plusDays(step.minute % 14);
        String campaign = step.customer == 0 ? null : "spring";
        String currency = step.price % 2 == 0 ? "EUR" : "CHF";
        bills.add(new Bill(channel, campaign, day, BigDecimal.valueOf(step.quantity), currency));
        String key = channel + "|" + campaign + "|" + day;
        inOrder.add(
                flow -> flow.spent(key, Shop.spend(channel, campaign, day, String.valueOf(step.quantity), currency)));
    }

    private void done(Step step, @Nullable String visitor) {
        boolean money =
                List.of(Kind.PURCHASE, Kind.MORE, Kind.REFUND, Kind.NO_CONSENT).contains(step.kind);
        String price = PRICES.get(step.price);
        String customer = visitor == null ? null : CUSTOMERS.get(step.customer);
        String channel = visitor == null ? null : CHANNELS.get(step.channel);
        String campaign = channel != null && step.quantity > 2 ? "spring" : null;
        String currency = !money ? null : step.quantity % 3 == 0 ? "CHF" : "EUR";
        Event event = event(step, visitor, price);
        event.setCustomerId(customer);
        event.setChannel(channel);
        event.setCampaign(campaign);
        event.setCurrency(currency);
        event.setFlags(step.kind == Kind.MORE ? List.of("same_order") : event.getFlags());
        arrivals.add(flow -> flow.verified(event));
        deeds.add(new Deed(
                        "d-" + deeds.size(),
                        step.kind.type,
                        step.at(),
                        visitor,
                        customer,
                        null,
                        channel,
                        campaign,
                        "web",
                        step.kind == Kind.BOT,
                        visitor != null,
                        currency,
                        money
                                ? List.of(new Deed.Line(
                                        step.quantity, price == null ? null : new BigDecimal(price), step.mention()))
                                : List.of())
                .with(step.mention())
                .more(step.kind == Kind.MORE));
    }

    private Event event(Step step, @Nullable String visitor, @Nullable String price) {
        return switch (step.kind) {
            case PURCHASE, MORE, NO_CONSENT -> shop.purchase(visitor, step.at(), line(step, price));
            case REFUND -> shop.refund(visitor, step.at(), line(step, price));
            case BOT -> shop.byBot(requireNonNull(visitor), step.at());
            case CART ->
                shop.cart(
                        step.item(),
                        requireNonNull(visitor),
                        step.at(),
                        step.mention().list());
            case SEEN ->
                shop.seen(
                        requireNonNull(visitor),
                        step.at(),
                        requireNonNull(step.mention().list()),
                        step.mention().places().toArray(Integer[]::new));
            case CLICKED ->
                shop.click(
                        requireNonNull(visitor),
                        step.at(),
                        requireNonNull(step.mention().list()),
                        step.mention().places().get(0));
            default -> shop.view(requireNonNull(visitor), step.at());
        };
    }

    private static OrderLine line(Step step, @Nullable String price) {
        return Shop.line(step.item(), step.quantity, price, step.mention().list());
    }

    /** @param whole 0 while it has only begun */
    private static Session session(Visit visit, int whole) {
        String visitor = requireNonNull(visit.deeds().get(0).visitor());
        String id = "s-" + visit.startedAt();
        Session session = Shop.session(
                visitor,
                id,
                visit.startedAt(),
                visit.has("product_view") ? whole : 0,
                visit.has("add_to_cart") ? whole : 0,
                0,
                visit.hasOrder() ? whole : 0);
        String channel = visit.channel();
        session.setChannel(channel.equals("none") ? null : channel);
        String campaign = visit.campaign();
        session.setCampaign(campaign.equals("none") ? null : campaign);
        session.setPlatform("web");
        return session;
    }

    private static List<@Nullable String> nullable(String... values) {
        var all = new ArrayList<@Nullable String>();
        all.add(null);
        Collections.addAll(all, values);
        return all;
    }
}
