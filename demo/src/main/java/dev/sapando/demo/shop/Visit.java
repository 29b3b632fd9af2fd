package dev.sapando.demo.shop;

import dev.sapando.event.EventType;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One visit, page by page. What it leads to depends on the hidden taste and on what is shown, never on who made the lists. */
final class Visit implements Happening {
    private static final int HOME_PLACES = 12;
    private static final int ITEM_PLACES = 8;
    /** Clicks on garments that suit make a visit longer. */
    private static final double CARRIED_ON = 0.5;

    private static final double SEARCHES = 0.35;
    private static final double SCROLLS_TO_LIST = 0.5;
    private static final double ENDS_IN_WORDS = 0.8;

    private enum Page {
        HOME,
        SEARCH,
        PRODUCT,
        TILL,
        EXIT
    }

    private final World world;
    private final Visitor visitor;
    private final Tracker tracker;
    private final Dice dice;
    private final Watch watch;
    private final Satisfaction satisfaction = new Satisfaction();
    private final Shelf shelf;
    private final Basket basket;
    private final Till till;
    private final double purpose;
    private Page page = Page.HOME;
    private int pagesLeft;
    private @Nullable Garment garment;
    private Optional<Shelf.Found> found = Optional.empty();
    private boolean scrollsToList;

    Visit(World world, Visitor visitor, Tracker tracker, Channel channel, Dice dice, long due) {
        this.world = world;
        this.visitor = visitor;
        this.tracker = tracker;
        this.dice = dice;
        watch = new Watch(world, dice, due);
        shelf = new Shelf(world, visitor, tracker, dice, watch, satisfaction);
        basket = new Basket(tracker, dice);
        till = new Till(world, visitor, tracker, dice, watch);
        purpose = channel.purpose();
        pagesLeft = (int) dice.exponential(2.2);
    }

    @Override
    public long due() {
        return watch.now();
    }

    /** Nobody is recommended anything without having agreed to it. */
    @Override
    public @Nullable Ask ask() {
        if (!visitor.consenting()) {
            return null;
        }
        if (page == Page.HOME) {
            return ask(Ask.HOME, null, HOME_PLACES);
        }
        return page == Page.PRODUCT && scrollsToList ? ask(Ask.ITEM, looked().id(), ITEM_PLACES) : null;
    }

    private Ask ask(String placement, @Nullable String itemId, int n) {
        return new Ask(visitor.id(), tracker.sessionId(), itemId, placement, n, world.askedAt(watch.now()));
    }

    @Override
    public void happen(@Nullable Recommendations answer) {
        switch (page) {
            case HOME -> home(answer);
            case SEARCH -> search();
            case PRODUCT -> product(answer);
            case TILL -> pay();
            case EXIT -> leave();
        }
    }

    private void home(@Nullable Recommendations answer) {
        tracker.event(EventType.PAGE_VIEW, watch.now(), new JsonObject().put("page", "home"));
        found = shelf.look(answer);
        goOn();
    }

    private void search() {
        Garment wanted = world.catalogue().browse(visitor.taste(), dice);
        String query = wanted.colour() + " " + wanted.category().wireName();
        tracker.event(EventType.SEARCH, watch.now(), new JsonObject().put("query", query));
        open(wanted);
    }

    private void product(@Nullable Recommendations answer) {
        var view = new JsonObject().put("itemId", looked().id());
        String from = found.map(Shelf.Found::recommendationId).orElse(null);
        found.ifPresent(click -> {
            view.put("recommendationId", click.recommendationId());
            tracker.event(
                    EventType.RECOMMENDATION_CLICK, watch.now(), view.copy().put("position", click.position()));
            watch.pass(40, 400);
        });
        tracker.event(EventType.PRODUCT_VIEW, watch.now(), view);
        scroll();
        if (dice.chance(0.003 + 0.07 * wish())) {
            watch.pass(1_000, 9_000);
            basket.add(looked(), from, watch.now());
        }
        found = shelf.look(answer);
        goOn();
    }

    private double wish() {
        double affinity = visitor.taste().affinity(looked());
        return affinity * affinity * visitor.taste().affords(looked()) * purpose;
    }

    private void scroll() {
        if (!dice.chance(scrollsToList ? 0.7 : 0.2)) {
            return;
        }
        long dwell = watch.pass(1_500, 20_000);
        tracker.event(
                EventType.SCROLL,
                watch.now(),
                new JsonObject()
                        .put("itemId", looked().id())
                        .put("depthPercent", scrollsToList ? 60 + dice.below(41) : 10 + dice.below(50))
                        .put("dwellMillis", dwell));
    }

    private void pay() {
        if (till.takes(basket)) {
            satisfaction.bought();
        }
        turnTo(Page.EXIT);
    }

    private void leave() {
        if (visitor.numberingSessions() && dice.chance(ENDS_IN_WORDS)) {
            tracker.event(EventType.SESSION_END, watch.now(), new JsonObject());
        }
        Departure.of(world, visitor, satisfaction.share(), watch.now());
    }

    private void goOn() {
        if (found.isPresent()) {
            pagesLeft += dice.chance(CARRIED_ON) ? 1 : 0;
            open(found.get().garment());
        } else if (pagesLeft-- <= 0) {
            turnTo(basket.isEmpty() || dice.chance(0.4) ? Page.EXIT : Page.TILL);
        } else if (dice.chance(SEARCHES)) {
            turnTo(Page.SEARCH);
        } else {
            open(world.catalogue().browse(visitor.taste(), dice));
        }
    }

    private void open(Garment next) {
        garment = next;
        scrollsToList = dice.chance(SCROLLS_TO_LIST);
        turnTo(Page.PRODUCT);
    }

    private void turnTo(Page next) {
        page = next;
        watch.think();
        world.agenda().add(this);
    }

    private Garment looked() {
        return Objects.requireNonNull(garment, "a product page shows a garment");
    }
}
