package dev.sapando.features.sessions;

import static dev.sapando.features.Shop.ANA;
import static dev.sapando.features.Shop.bought;
import static dev.sapando.features.Shop.byBot;
import static dev.sapando.features.Shop.event;
import static dev.sapando.features.Shop.gapId;
import static dev.sapando.features.Shop.inSession;
import static dev.sapando.features.Shop.minute;
import static dev.sapando.features.Shop.viewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.EventType;
import dev.sapando.features.FeaturesDriver;
import dev.sapando.schema.Event;
import dev.sapando.schema.Session;
import dev.sapando.schema.SessionItem;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final String CHANGES = "sapando.features.sessions.changes";
    private static final int DAY = 24 * 60;

    private final FeaturesDriver shop = new FeaturesDriver();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void half_an_hour_of_silence_begins_the_next_session_and_a_moment_less_does_not() {
        Event lastMoment = viewed("coat", 30);
        lastMoment.setOccurredAt(minute(30).minusMillis(1));
        shop.send(viewed("dress", 0), lastMoment);
        assertThat(shop.sessionIds()).containsExactly(gapId(0));

        Event half = viewed("scarf", 60);
        half.setOccurredAt(minute(60).minusMillis(1));
        shop.send(half);
        assertThat(shop.sessionIds())
                .containsExactly(gapId(0), "@" + half.getOccurredAt().toEpochMilli());
    }

    @Test
    void what_the_warehouse_pays_back_is_no_visit() {
        shop.send(event("coat-back", EventType.REFUND, minute(0)));
        assertThat(shop.sessionIds()).isEmpty();

        shop.send(inSession("s-1", event("dress-back", EventType.REFUND, minute(5))));
        assertThat(shop.session(ANA, "s-1").getRefunds()).isEqualTo(1);
    }

    @Test
    void a_late_event_between_two_sessions_makes_them_one() {
        shop.send(viewed("dress", 0), viewed("coat", 45));
        assertThat(shop.sessionIds()).containsExactly(gapId(0), gapId(45));

        shop.send(viewed("scarf", 20));

        assertThat(shop.sessionIds()).containsExactly(gapId(0));
        Session one = shop.session(ANA, gapId(0));
        assertThat(one.getEvents()).isEqualTo(3);
        assertThat(one.getLastEventAt()).isEqualTo(minute(45));
        assertThat(itemIds(one)).containsExactly("dress", "scarf", "coat");
        assertThat(shop.counted(CHANGES, "change", "merged")).isEqualTo(1);
        assertThat(shop.stored("session-sums")).isEqualTo(1);
        assertThat(shop.stored("session-starts")).isEqualTo(1);
    }

    @Test
    void an_earlier_event_that_comes_late_renames_its_session() {
        shop.send(viewed("dress", 20), viewed("coat", 10));

        assertThat(shop.sessionIds()).containsExactly(gapId(10));
        assertThat(shop.session(ANA, gapId(10)).getEvents()).isEqualTo(2);
        assertThat(shop.counted(CHANGES, "change", "renamed")).isEqualTo(1);
    }

    @Test
    void a_client_names_its_sessions_however_long_the_silence() {
        shop.send(inSession("s-1", viewed("dress", 0)), inSession("s-1", viewed("coat", 500)));
        shop.send(inSession("s-2", viewed("coat", 501)), viewed("scarf", 502));

        assertThat(shop.sessionIds()).containsExactly(gapId(502), "s-1", "s-2");
        assertThat(shop.session(ANA, "s-1").getEvents()).isEqualTo(2);
    }

    @Test
    void a_client_cannot_take_the_name_of_a_session_by_gap() {
        shop.send(viewed("dress", 0), inSession(gapId(0), viewed("coat", 1)));

        assertThat(shop.sessionIds()).containsExactly(gapId(0), "@" + gapId(0));
    }

    @Test
    void the_first_to_name_a_channel_decides_in_whichever_order_they_come() {
        Event later = viewed("dress", 5);
        later.setChannel("email");
        Event earlier = viewed("coat", 3);
        earlier.setChannel("search");
        earlier.setPlatform("mobile");
        shop.send(later, earlier, viewed("scarf", 0));

        assertThat(shop.session(ANA, gapId(0)).getChannel()).isEqualTo("search");
        assertThat(shop.session(ANA, gapId(0)).getPlatform()).isEqualTo("mobile");
        assertThat(shop.session(ANA, gapId(0)).getCampaign()).isNull();
    }

    @Test
    void counts_what_was_done_and_marks_bots_endings_and_what_was_bought() {
        shop.send(
                event("1", EventType.PAGE_VIEW, minute(0)),
                event("2", EventType.SEARCH, minute(1)),
                viewed("dress", 2),
                byBot(viewed("coat", 3)),
                event("5", EventType.CHECKOUT_STARTED, minute(4)),
                bought(5, "dress"),
                event("7", EventType.SESSION_END, minute(7)));

        Session session = shop.session(ANA, gapId(0));
        assertThat(session.getEvents()).isEqualTo(7);
        assertThat(List.of(
                        session.getPageViews(),
                        session.getSearches(),
                        session.getProductViews(),
                        session.getCartAdds(),
                        session.getCheckouts(),
                        session.getPurchases()))
                .containsExactly(1, 1, 2, 0, 1, 1);
        assertThat(session.getBot()).isTrue();
        assertThat(session.getEnded()).isTrue();
        assertThat(session.getItems())
                .containsExactly(new SessionItem("coat", minute(3), false), new SessionItem("dress", minute(5), true));
    }

    @Test
    void more_of_an_order_is_bought_in_it_and_is_no_order_of_its_own() {
        Event more = bought(1, "coat");
        more.setFlags(List.of("same_order"));
        shop.send(bought(0, "dress"), more);

        Session session = shop.session(ANA, gapId(0));
        assertThat(List.of(session.getEvents(), session.getPurchases())).containsExactly(2, 1);
        assertThat(session.getItems()).allMatch(SessionItem::getBought).hasSize(2);
    }

    @Test
    void an_event_without_consent_makes_no_session() {
        Event event = viewed("dress", 0);
        event.setVisitorId(null);
        event.setConsent(false);
        shop.send(event);

        assertThat(shop.sessions()).isEmpty();
        assertThat(shop.items()).isEmpty();
        assertThat(shop.counted("sapando.features.events.skipped", "reason", "no_consent"))
                .isEqualTo(1);
    }

    @Test
    void what_lies_400_days_behind_the_newest_session_is_forgotten_and_counted() {
        shop.send(viewed("dress", 0), inSession("s-1", viewed("coat", 1)), viewed("scarf", 50));
        shop.send(viewed("hat", 400 * DAY + 10));

        assertThat(shop.counted(CHANGES, "change", "dropped")).isEqualTo(2);
        assertThat(shop.stored("session-sums")).isEqualTo(2);
        assertThat(shop.stored("session-starts")).isEqualTo(2);
        assertThat(shop.sessionIds()).as("what was published stands").hasSize(4);

        shop.send(viewed("belt", 5));
        assertThat(shop.counted("sapando.features.sessions.events.too.old")).isEqualTo(1);
        assertThat(shop.stored("session-sums")).isEqualTo(2);
    }

    private static List<String> itemIds(Session session) {
        return session.getItems().stream().map(SessionItem::getItemId).toList();
    }
}
