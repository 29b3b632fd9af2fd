package dev.sapando.serving.visitors;

import static dev.sapando.serving.Shop.at;
import static dev.sapando.serving.Shop.event;
import static dev.sapando.serving.Shop.purchase;
import static dev.sapando.serving.Shop.session;
import static dev.sapando.serving.Shop.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.Session;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitorsTest {
    private final Visitors visitors = new Visitors(new VisitorSettings(2, 3, 2));

    private int minute;

    @Test
    void the_current_session_is_told_newest_item_first_each_item_once_and_bounded() {
        for (String item : List.of("coat", "hat", "coat", "belt", "jeans")) {
            visitors.apply(view("ana", item, minute++));
        }
        assertThat(recent("ana")).containsExactly("jeans", "belt", "coat");
    }

    @Test
    void thirty_minutes_without_an_event_begin_another_session_and_so_does_another_client_session() {
        visitors.apply(view("ana", "coat", 0));
        visitors.apply(view("ana", "hat", 29));
        assertThat(recent("ana")).containsExactly("hat", "coat");
        visitors.apply(view("ana", "belt", 59));
        assertThat(recent("ana")).containsExactly("belt");

        visitors.apply(of("s-1", view("bo", "coat", 0)));
        visitors.apply(of("s-1", view("bo", "hat", 300)));
        assertThat(recent("bo")).containsExactly("hat", "coat");
        visitors.apply(of("s-2", view("bo", "belt", 301)));
        assertThat(recent("bo")).containsExactly("belt");
        visitors.apply(of("s-1", view("bo", "jeans", 2)));
        assertThat(recent("bo")).containsExactly("belt");
    }

    @Test
    void a_session_without_a_clients_name_is_known_by_its_first_event_and_a_named_one_by_its_name() {
        visitors.apply(view("ana", "coat", 10));
        visitors.apply(view("ana", "hat", 5));
        visitors.apply(of("s-1", view("b|o", "coat", 0)));

        assertThat(known("ana").sessionKey()).isEqualTo("ana|@" + at(5).toEpochMilli());
        assertThat(known("b|o").sessionKey()).isEqualTo("b\\|o|s-1");
    }

    @Test
    void after_its_end_a_session_is_over() {
        visitors.apply(view("ana", "coat", 0));
        visitors.apply(event("ana", EventType.SESSION_END, null, 1));
        visitors.apply(view("ana", "hat", 2));

        assertThat(recent("ana")).containsExactly("hat");
    }

    @Test
    void bought_and_hidden_items_are_kept_back_and_a_hidden_one_asks_for_nothing_any_more() {
        visitors.apply(view("ana", "hat", 0));
        visitors.apply(purchase("ana", "coat", 1));
        visitors.apply(event("ana", EventType.HIDE_ITEM, "hat", 2));

        assertThat(known("ana").keptBack()).containsExactlyInAnyOrder("coat", "hat");
        assertThat(recent("ana")).containsExactly("coat");
    }

    @Test
    void what_was_bought_is_learnt_from_sessions_too_since_they_are_kept_longer_than_events() {
        Session session = session("ana", 0, "coat", "hat");
        session.getItems().get(0).setBought(true);
        visitors.apply(session);

        assertThat(known("ana").keptBack()).containsExactly("coat");
        assertThat(recent("ana")).isEmpty();
        assertThat(known("ana").sessionKey()).isEmpty();
    }

    @Test
    void an_erased_visitor_is_gone_and_new_when_they_come_back() {
        visitors.apply(purchase("ana", "coat", 0));
        visitors.apply(event("ana", EventType.ERASURE, null, 1));
        assertThat(visitors.find("ana")).isEmpty();

        visitors.apply(view("ana", "hat", 2));
        assertThat(known("ana").keptBack()).isEmpty();
        assertThat(recent("ana")).containsExactly("hat");
    }

    @Test
    void a_session_of_before_the_erasure_that_is_read_after_it_teaches_only_until_its_tombstone() {
        visitors.apply(event("ana", EventType.ERASURE, null, 1));
        visitors.apply(boughtCoat());
        assertThat(known("ana").keptBack()).containsExactly("coat");

        visitors.gone("ana", "s");

        assertThat(visitors.size()).isZero();
    }

    @Test
    void what_a_session_taught_is_unlearnt_with_it_and_what_an_event_taught_stays() {
        visitors.apply(purchase("ana", "coat", 0));
        visitors.apply(boughtCoat());
        assertThat(known("ana").keptBack()).containsExactly("coat");

        visitors.gone("ana", "another");
        visitors.gone("ana", "s");

        assertThat(known("ana").keptBack()).containsExactly("coat");
    }

    private static Session boughtCoat() {
        Session session = session("ana", 0, "coat", "hat");
        session.getItems().get(0).setBought(true);
        return session;
    }

    @Test
    void of_too_many_visitors_the_one_without_activity_for_longest_is_forgotten_and_counted() {
        visitors.apply(view("ana", "coat", 0));
        visitors.apply(view("bo", "coat", 0));
        visitors.apply(view("ana", "hat", 1));
        visitors.apply(view("cleo", "coat", 1));

        assertThat(visitors.find("bo")).isEmpty();
        assertThat(recent("ana")).containsExactly("hat", "coat");
        assertThat(visitors.forgotten()).isEqualTo(1);
    }

    @Test
    void bots_and_events_without_a_visitor_leave_nothing_behind() {
        Event bot = view("bot", "coat", 0);
        bot.setFlags(List.of("bot"));
        visitors.apply(bot);
        Event unknown = view("ana", "coat", 0);
        unknown.setVisitorId(null);
        visitors.apply(unknown);

        assertThat(visitors.size()).isZero();
    }

    @Test
    void a_question_about_an_earlier_moment_does_not_see_later_clicks() {
        visitors.apply(view("ana", "coat", 0));
        visitors.apply(view("ana", "hat", 5));

        assertThat(known("ana").recentItems(at(4))).containsExactly("coat");
    }

    private List<String> recent(String visitor) {
        return known(visitor).recentItems(Instant.MAX);
    }

    private Visitor known(String visitor) {
        return visitors.find(visitor).orElseThrow();
    }

    private static Event of(String session, Event event) {
        event.setSessionId(session);
        return event;
    }
}
