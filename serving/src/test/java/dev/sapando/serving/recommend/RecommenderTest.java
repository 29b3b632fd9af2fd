package dev.sapando.serving.recommend;

import static dev.sapando.serving.Shop.TODAY;
import static dev.sapando.serving.Shop.item;
import static dev.sapando.serving.Shop.key;
import static dev.sapando.serving.Shop.purchase;
import static dev.sapando.serving.Shop.session;
import static dev.sapando.serving.Shop.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.EventType;
import dev.sapando.schema.Item;
import dev.sapando.schema.Session;
import dev.sapando.serving.Shop;
import dev.sapando.serving.experiment.Arm;
import dev.sapando.serving.experiment.Experiment;
import dev.sapando.serving.live.LiveState;
import dev.sapando.serving.neighbours.VmisSettings;
import dev.sapando.serving.recommend.Question.Explain;
import dev.sapando.serving.visitors.VisitorSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecommenderTest {
    private final LiveState state = new LiveState(VmisSettings.DEFAULT, VisitorSettings.DEFAULT);

    @BeforeEach
    void open() {
        Shop.open(state);
    }

    @Test
    void for_a_viewed_item_come_items_seen_together_with_it_then_its_category_then_what_is_popular_then_the_rest() {
        Answer answer = treated(question("ana", "red-coat"));

        assertThat(answer.fallback()).isEqualTo("item");
        assertThat(places(answer))
                .containsExactly(
                        "ITEM red-gloves",
                        "ITEM red-scarf",
                        "POPULAR hat",
                        "POPULAR blue-shirt",
                        "STATIC belt",
                        "STATIC blue-jeans");
    }

    @Test
    void a_click_changes_the_visitors_next_list() {
        assertThat(treated(question("ana", null)).fallback()).isEqualTo("popular");

        state.write(() -> state.event("ana", view("ana", "blue-jeans", 0)));

        Answer answer = treated(question("ana", null));
        assertThat(answer.fallback()).isEqualTo("none");
        assertThat(places(answer)).startsWith("PERSONAL blue-shirt").doesNotContain("PERSONAL blue-jeans");
    }

    @Test
    void the_visitors_own_session_in_the_index_recommends_nothing_to_itself() {
        state.write(() -> {
            var click = view("ana", "belt", 0);
            click.setSessionId("s");
            state.event("ana", click);
            state.session(key("ana"), session("ana", 4, "belt", "hat"));
        });

        assertThat(treated(question("ana", null)).fallback()).isEqualTo("popular_in_category");
        assertThat(treated(question("bo", "belt")).fallback()).isEqualTo("item");
    }

    @Test
    void never_returned_is_what_was_bought_hidden_excluded_unavailable_or_is_looked_at() {
        state.write(() -> {
            state.event("ana", purchase("ana", "red-scarf", 0));
            state.event("ana", Shop.event("ana", EventType.HIDE_ITEM, "hat", 1));
            Item sold = item("blue-jeans", "blue");
            sold.setAvailable(false);
            state.item("blue-jeans", sold);
        });
        Question question = new Question(
                Optional.of("ana"),
                Optional.empty(),
                Optional.of("red-coat"),
                List.of(),
                Optional.empty(),
                Set.of("belt"),
                50,
                "home",
                Explain.NO,
                Optional.empty());

        assertThat(items(treated(question))).containsExactlyInAnyOrder("red-gloves", "blue-shirt");
        assertThat(items(answer(question, 0))).containsExactlyInAnyOrder("red-gloves", "blue-shirt");
    }

    @Test
    void the_control_gets_what_is_popular_and_that_is_no_fallback() {
        Answer answer = answer(question("ana", "red-coat"), 0);

        assertThat(answer.arm()).isEqualTo(Arm.CONTROL);
        assertThat(answer.fallback()).isEqualTo("none");
        assertThat(items(answer)).startsWith("hat", "red-scarf", "blue-shirt");
    }

    @Test
    void without_a_visitor_the_items_of_the_request_are_the_session() {
        Question question = asked(List.of("blue-jeans", "red-coat", "red-gloves"), Optional.empty());
        Answer answer = treated(question);

        assertThat(answer.arm()).isEqualTo(Arm.NONE);
        assertThat(answer.fallback()).isEqualTo("session");
        assertThat(answer.evolving()).containsExactly("red-gloves", "red-coat", "blue-jeans");
        assertThat(items(answer)).doesNotContain("red-gloves").startsWith("red-coat");
    }

    @Test
    void candidates_are_ranked_and_nothing_else_comes() {
        Question question =
                asked(List.of("red-coat"), Optional.of(List.of("belt", "hat", "red-scarf", "nobody-knows-it")));

        assertThat(places(treated(question)))
                .containsExactly("SESSION red-scarf", "POPULAR hat", "STATIC belt", "STATIC nobody-knows-it");
    }

    @Test
    void an_item_of_a_quiet_category_is_followed_by_the_popular_ones_of_that_category() {
        assertThat(places(treated(question(null, "belt"))))
                .startsWith("POPULAR_IN_CATEGORY hat", "POPULAR_IN_CATEGORY blue-shirt", "POPULAR red-scarf");
    }

    @Test
    void bots_are_nobodys_neighbours_and_an_absorbed_session_is_forgotten() {
        Session bot = session("dan", 4, "blue-jeans", "belt");
        bot.setBot(true);
        state.write(() -> {
            state.session(key("dan"), bot);
            state.session(key("bo"), null);
            state.session(key("cleo"), null);
        });

        assertThat(state.neighbours().sessions()).isZero();
    }

    @Test
    void an_empty_shop_answers_with_an_empty_list() {
        LiveState empty = new LiveState(VmisSettings.DEFAULT, VisitorSettings.DEFAULT);
        empty.write(() -> empty.popularity().rank(TODAY));
        Recommender recommender = new Recommender(empty, VmisSettings.DEFAULT, new Experiment("s", 100));

        assertThat(recommender.answer(question("ana", "red-coat"), TODAY).fallback())
                .isEqualTo("empty");
    }

    private Answer treated(Question question) {
        return answer(question, 100);
    }

    private Answer answer(Question question, int share) {
        return new Recommender(state, VmisSettings.DEFAULT, new Experiment("s", share)).answer(question, TODAY);
    }

    private static Question question(@Nullable String visitor, @Nullable String item) {
        return new Question(
                Optional.ofNullable(visitor),
                Optional.empty(),
                Optional.ofNullable(item),
                List.of(),
                Optional.empty(),
                Set.of(),
                20,
                "home",
                Explain.NO,
                Optional.empty());
    }

    private static Question asked(List<String> items, Optional<List<String>> candidates) {
        return new Question(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                items,
                candidates,
                Set.of(),
                20,
                "home",
                Explain.NO,
                Optional.empty());
    }

    private static List<String> items(Answer answer) {
        return answer.places().stream().map(place -> place.item().itemId()).toList();
    }

    private static List<String> places(Answer answer) {
        return answer.places().stream()
                .map(place -> place.level() + " " + place.item().itemId())
                .toList();
    }
}
