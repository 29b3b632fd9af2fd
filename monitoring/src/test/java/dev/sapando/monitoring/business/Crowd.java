package dev.sapando.monitoring.business;

import dev.sapando.monitoring.Shop;
import dev.sapando.monitoring.people.People;
import dev.sapando.schema.Event;
import dev.sapando.schema.ServedList;
import dev.sapando.schema.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Visitors of the last 24 days one after the other, through the same ledger as in the stream: each is entered with all that it did,
 * its history kept among the people, and the rest forgotten. Channels, campaigns, platforms and releases are made up, a thousand of each.
 */
public final class Crowd implements AutoCloseable {
    private static final int DAYS = 24;
    private static final int MADE_UP = 1_000;
    private static final Arrived ARRIVED = new Arrived(0, 0, Shop.NOW.toEpochMilli());

    private final Random random = new Random(11);
    private final Shop shop = new Shop();
    private final BusinessDays days = new BusinessDays(ZoneOffset.UTC);
    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final VisitorStores stores = new VisitorStores(
            store("histories", VisitorBytes.serde()),
            store("sessions", Compact.serde(SessionSteps::write, SessionSteps::read)),
            store("exposures", ExposureBytes.serde()),
            store("sales", ItemSales.serde()),
            new Erasures(store("erasures", Compact.serde(Erasures.Place::write, Erasures.Place::read))));
    private final VisitorLedger ledger = new VisitorLedger(stores, days, 400);
    private final Map<Cell, BigDecimal> sums = new HashMap<>();
    private final People people;

    public Crowd(People people) {
        this.people = people;
        add(new Contributions()
                .add(Cell.of("newest.event", "now", "partition", "0"), Shop.NOW.toEpochMilli())
                .add(Cell.of("newest.arrival", "now", "partition", "0"), Shop.NOW.toEpochMilli()));
    }

    /** Comes, is shown a list, looks again on another day, and one in three buys; one in five is a bot. */
    public void enter(int number) {
        String visitor = "visitor-" + number;
        String madeUp = "made-up-" + number % MADE_UP;
        String list = "list-" + number;
        Instant first = Shop.ago(DAYS - 1 - number % DAYS);
        Instant later = first.plus(Duration.ofDays(1 + random.nextInt(DAYS)));
        boolean buys = random.nextInt(3) == 0;
        boolean returns = buys || random.nextInt(3) == 0;

        event(shop.viewFrom(madeUp, visitor, first), madeUp);
        ServedList served = Shop.served(visitor, first, list, random.nextBoolean() ? "treatment" : "control", 4);
        served.setRelease(madeUp);
        add(ledger.enter(served, ARRIVED));
        event(shop.seen(visitor, first, list, 0, 1), madeUp);
        if (random.nextInt(4) == 0) {
            event(shop.click(visitor, first, list, random.nextInt(2)), madeUp);
        }
        session(visitor, "first", first, madeUp, random.nextInt(4) == 0 ? 1 : 0);
        if (returns && !later.isAfter(Shop.NOW)) {
            event(shop.view(visitor, later), madeUp);
            session(visitor, "later", later, madeUp, buys ? 1 : 0);
        }
        if (buys) {
            Instant bought = later.isAfter(Shop.NOW) ? first : later;
            event(
                    shop.known(
                            "customer-" + number,
                            shop.purchase(
                                    visitor,
                                    bought,
                                    Shop.line("item-" + number % 500, 1 + random.nextInt(3), "49.95", list))),
                    madeUp);
            if (random.nextInt(5) == 0) {
                event(shop.refund(visitor, bought, Shop.line("item-" + number % 500, 1, "49.95", null)), madeUp);
            }
        }
        if (number % 5 == 1) {
            event(shop.byBot(visitor, first), madeUp);
        }
        spend(first, madeUp);
        ingest(number);
        forget(visitor);
    }

    public Map<Cell, BigDecimal> sums() {
        return sums;
    }

    private void event(Event event, String campaign) {
        event.setCampaign(campaign);
        add(ledger.enter(event, ARRIVED));
    }

    private void session(String visitor, String id, Instant at, String madeUp, int purchases) {
        Session session = Shop.session(visitor, visitor + id, at, 1, 1, purchases, purchases);
        session.setChannel(madeUp);
        session.setPlatform(madeUp);
        session.setCampaign(madeUp);
        add(ledger.enter(visitor, new SessionChange(visitor + "|" + id, SessionSteps.of(session, days))));
    }

    /** As {@code Spending} writes it. */
    private void spend(Instant at, String madeUp) {
        add(new Contributions()
                .add(
                        Cell.of(
                                "spend",
                                BusinessDays.text(days.dayOf(at)),
                                "channel",
                                madeUp,
                                "campaign",
                                madeUp,
                                "currency",
                                "EUR"),
                        1));
    }

    /** As {@code reconcile} counts it, whoever sends. */
    private void ingest(int number) {
        String minute = Shop.NOW.minus(Duration.ofMinutes(number % 60)).toString();
        for (String end : List.of("accepted", "verified")) {
            add(new Contributions()
                    .add(
                            Cell.of(
                                    "ingest." + end,
                                    minute,
                                    "type",
                                    "product_view",
                                    "partition",
                                    "0",
                                    "producer",
                                    "made-up-" + number % MADE_UP),
                            1));
        }
    }

    private void forget(String visitor) {
        people.put(visitor, VisitorBytes.bytes(stores.history(visitor)));
        stores.histories().delete(visitor);
        stores.eachSession(visitor, (key, steps) -> stores.sessions().delete(key));
        stores.eachExposure(visitor, (key, exposure) -> stores.exposures().delete(key));
        stores.eachSale(visitor, (of, sold) -> stores.sales().delete(of.keyOf(visitor)));
    }

    private void add(Contributions changes) {
        changes.forEach((cell, amount) -> sums.merge(cell, amount, BigDecimal::add));
    }

    private <V> KeyValueStore<String, V> store(String name, Serde<V> values) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), values)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    @Override
    public void close() {
        stores.histories().close();
        stores.sessions().close();
        stores.exposures().close();
        stores.sales().close();
    }
}
