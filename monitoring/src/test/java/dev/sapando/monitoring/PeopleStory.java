package dev.sapando.monitoring;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;

import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Eighteen visitors over 80 days, who turn out to be customers, several to one and now and then one to several; they buy in two
 * currencies, some of it for nothing, send things back, are brought by channels; one is a bot, one is erased when all is told.
 */
final class PeopleStory {
    private static final List<String> CHANNELS = List.of("email", "search", "social");
    private static final String ERASED = "v|5";

    final List<Event> events = new ArrayList<>();
    final List<ServedList> lists = new ArrayList<>();
    private final Shop shop = new Shop();
    private final Random random;
    private final boolean withCustomers;

    PeopleStory(long seed, boolean withCustomers) {
        random = new Random(seed);
        this.withCustomers = withCustomers;
        for (int v = 0; v < 18; v++) {
            int visits = 1 + random.nextInt(8);
            for (int visit = 0; visit < visits; visit++) {
                visit("v|" + v, v, ago(random.nextInt(80)).plus(Duration.ofSeconds(random.nextInt(43_000))));
            }
        }
        events.add(shop.byBot("v|3", ago(9)));
        events.add(shop.purchase(null, ago(4), line("dress", 2, "10.00", null)));
        lists.add(Shop.served("v|1", ago(30), "r-1", "treatment", 2));
    }

    /** Tells it all in another order, and has the erased one erased; what is left in the lists is what there should be. */
    void into(Flow flow) {
        var arrivals = new ArrayList<Consumer<Flow>>();
        events.forEach(event -> arrivals.add(to -> to.verified(event)));
        lists.forEach(list -> arrivals.add(to -> to.served(list)));
        Collections.shuffle(arrivals, random);
        arrivals.forEach(arrival -> arrival.accept(flow));
        flow.verified(shop.erasure(ERASED));
        events.removeIf(event -> ERASED.equals(event.getVisitorId()));
        lists.removeIf(list -> ERASED.equals(list.getVisitorId()));
    }

    private void visit(String visitor, int number, Instant at) {
        Event view = random.nextBoolean()
                ? shop.view(visitor, at)
                : shop.viewFrom(CHANNELS.get(random.nextInt(3)), visitor, at);
        if (view.getChannel() != null && random.nextBoolean()) {
            view.setCampaign("spring-" + random.nextInt(2));
        }
        add(view, number);
        if (random.nextInt(4) == 0) {
            lists.add(Shop.served(visitor, at, "r-" + visitor + at, random.nextBoolean() ? "treatment" : "control", 4));
        }
        if (random.nextInt(3) == 0) {
            String price = List.of("19.90", "0", "7.35", "12.00").get(random.nextInt(4));
            Event order = shop.purchase(
                    visitor,
                    at.plusSeconds(60),
                    line("a", 1 + random.nextInt(3), price, null),
                    line("b", 1, "0.00", null));
            order.setCurrency(random.nextInt(4) == 0 ? "CHF" : "EUR");
            add(order, number);
        }
        if (random.nextInt(6) == 0) {
            add(shop.refund(visitor, at.plus(Duration.ofDays(5)), line("a", 1, "5.05", null)), number);
        }
    }

    /** Mostly the same customer, shared by three visitors; now and then somebody else's. */
    private void add(Event event, int number) {
        if (withCustomers && number % 6 != 4 && random.nextInt(3) == 0) {
            shop.known("c-" + (random.nextInt(8) == 0 ? random.nextInt(6) : number % 6), event);
        }
        events.add(event);
    }
}
