package dev.sapando.serving.api;

import static dev.sapando.serving.Shop.NOW;
import static dev.sapando.serving.Shop.item;
import static dev.sapando.serving.Shop.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.schema.ServedList;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendationsApiTest {
    private final ServingOverHttp serving = new ServingOverHttp();

    @AfterEach
    void close() {
        serving.close();
    }

    @Test
    void an_answer_tells_what_was_recommended_by_which_release_and_how_fresh_it_is() {
        HttpResponse<String> response = serving.get("?visitorId=ana&sessionId=s-1&itemId=red-coat&n=3&placement=item");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonObject answer = new JsonObject(response.body());
        assertThat(answer.getString("recommendationId")).hasSize(16);
        assertThat(answer.getString("release")).startsWith("knn-");
        assertThat(answer.getString("arm")).isEqualTo("treatment");
        assertThat(answer.getString("fallback")).isEqualTo("item");
        assertThat(answer.getLong("staleMillis")).isEqualTo(120);
        assertThat(answer.getLong("tookMicros")).isNotNegative();
        assertThat(itemIds(answer)).containsExactly("red-gloves", "red-scarf", "hat");
        assertThat(answer.getJsonArray("items").getJsonObject(2).getString("reason"))
                .isEqualTo("popular");
    }

    @Test
    void what_was_served_is_recorded_as_it_was_answered_with_the_offsets_it_had_seen() {
        JsonObject answer = serving.ask("?visitorId=ana&sessionId=s-1&itemId=red-coat&n=3&placement=item");

        assertThat(serving.served).hasSize(1);
        ServedList list = serving.served.get(0);
        assertThat(list.getRecommendationId()).isEqualTo(answer.getString("recommendationId"));
        assertThat(list.getVisitorId()).isEqualTo("ana");
        assertThat(list.getSessionId()).isEqualTo("s-1");
        assertThat(list.getServedAt()).isEqualTo(NOW);
        assertThat(list.getPlacement()).isEqualTo("item");
        assertThat(list.getItems().stream().map(i -> i.getItemId())).isEqualTo(itemIds(answer));
        assertThat(list.getOffsetsSeen()).containsEntry("features.sessions-0", 3L);
    }

    @Test
    void without_a_visitor_nothing_is_recorded_and_the_list_has_no_name() {
        JsonObject answer = serving.ask("?itemId=red-coat");

        assertThat(answer.getString("arm")).isEqualTo("none");
        assertThat(answer.containsKey("recommendationId")).isFalse();
        assertThat(serving.served).isEmpty();
    }

    @Test
    void posted_items_and_candidates_are_understood() {
        HttpResponse<String> response = serving.post(
                "application/json", "{\"items\":[\"red-coat\"],\"candidates\":[\"hat\",\"red-scarf\"],\"n\":5}");

        JsonObject answer = new JsonObject(response.body());
        assertThat(itemIds(answer)).containsExactly("red-scarf", "hat");
        assertThat(answer.getString("fallback")).isEqualTo("session");
    }

    @Test
    void an_explanation_shows_what_was_asked_with_and_how_many_neighbours_stand_behind_an_item() {
        JsonObject answer = serving.ask("?itemId=red-coat&n=2&explain=true");

        assertThat(answer.getJsonObject("explain").getJsonArray("askedWith")).containsExactly("red-coat");
        assertThat(answer.getJsonArray("items").getJsonObject(1).getString("itemId"))
                .isEqualTo("red-scarf");
        assertThat(answer.getJsonArray("items").getJsonObject(1).getInteger("neighbours"))
                .isEqualTo(2);
    }

    @Test
    void a_question_in_simulated_time_is_answered_and_recorded_as_of_then() {
        serving.state.write(() -> serving.state.event("ana", view("ana", "blue-jeans", 0)));

        JsonObject before = serving.ask("?visitorId=ana&at=2024-02-29T12:00:00Z");
        JsonObject after = serving.ask("?visitorId=ana&at=2024-03-01T13:00:00%2B01:00");

        assertThat(before.getString("fallback")).isEqualTo("popular");
        assertThat(after.getString("fallback")).isEqualTo("none");
        assertThat(serving.served.get(0).getServedAt()).isEqualTo("2024-02-29T12:00:00Z");
        assertThat(serving.served.get(1).getServedAt()).isEqualTo(NOW);
    }

    @Test
    void simulated_time_is_refused_to_those_who_come_through_a_proxy() {
        HttpResponse<String> response =
                serving.get("?visitorId=ana&at=2024-02-29T12:00:00Z", "X-Forwarded-For", "203.0.113.7");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(new JsonObject(response.body()).getString("code")).isEqualTo("at_not_allowed");
    }

    @ParameterizedTest
    @CsvSource({
        "n=0, n=0 is not a whole number from 1 to 100",
        "n=101, n=101 is not a whole number from 1 to 100",
        "n=ten, n=ten is not a whole number from 1 to 100",
        "n=5&n=6, n is given 2 times",
        "explain=yes, explain=yes is not true or false",
        "at=yesterday, at=yesterday is not a time such as 2024-03-01T09:00:00Z",
        "at=%2B100000-01-01T00:00:00Z, at=+100000-01-01T00:00:00Z is not between 1970 and 2200",
        "n=0&explain=no, n=0 is not a whole number from 1 to 100; explain=no is not true or false"
    })
    void a_parameter_that_cannot_be_used_is_named(String query, String detail) {
        HttpResponse<String> response = serving.get("?visitorId=ana&" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getString("code")).isEqualTo("parameter_invalid");
        assertThat(problem.getString("detail")).isEqualTo(detail);
    }

    @Test
    void too_long_an_id_and_too_many_excluded_items_are_refused() {
        String many =
                String.join(",", IntStream.range(0, 201).mapToObj(i -> "i" + i).toList());

        assertThat(serving.get("?visitorId=" + "v".repeat(257)).body()).contains("visitorId has an id of 257");
        assertThat(serving.get("?exclude=" + many).body()).contains("exclude has 201 items, more than 200");
        assertThat(serving.get("?placement=" + "p".repeat(65)).body()).contains("placement has 65");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"items\":{}}",
                "{\"items\":[[1]]}",
                "{\"n\":[5]}",
                "{\"n\":1.5}"
            })
    void a_body_that_cannot_be_understood_gets_400(String body) {
        assertThat(serving.post("application/json", body).statusCode()).isEqualTo(400);
    }

    @Test
    void other_paths_methods_types_and_sizes_are_refused_in_words() {
        assertThat(serving.send("GET", "/v2", null, "").statusCode()).isEqualTo(404);
        assertThat(serving.send("PUT", "/v1/recommendations", "application/json", "{}")
                        .statusCode())
                .isEqualTo(405);
        assertThat(serving.post("text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(serving.post("application/json", " ".repeat(2_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void answers_are_timed_by_arm_and_fallback_and_refusals_counted() {
        serving.ask("?visitorId=ana&itemId=red-coat");
        serving.get("?n=0");

        assertThat(serving.meters
                        .get("sapando.serving.requests")
                        .tags("arm", "treatment", "fallback", "item")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(serving.meters
                        .get("sapando.serving.refused")
                        .tag("code", "parameter_invalid")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void an_item_that_is_sold_out_disappears_from_the_next_list() {
        serving.state.write(() -> {
            var sold = item("red-gloves", "red");
            sold.setAvailable(false);
            serving.state.item("red-gloves", sold);
        });

        assertThat(itemIds(serving.ask("?itemId=red-coat"))).doesNotContain("red-gloves");
    }

    private static List<String> itemIds(JsonObject answer) {
        return answer.getJsonArray("items").stream()
                .map(place -> ((JsonObject) place).getString("itemId"))
                .toList();
    }
}
