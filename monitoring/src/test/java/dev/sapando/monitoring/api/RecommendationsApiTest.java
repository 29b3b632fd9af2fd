package dev.sapando.monitoring.api;

import static dev.sapando.monitoring.Shop.ago;
import static dev.sapando.monitoring.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.monitoring.Asking;
import dev.sapando.monitoring.Flow;
import dev.sapando.monitoring.Shop;
import dev.sapando.ops.http.Endpoint;
import dev.sapando.ops.http.HttpLimits;
import dev.sapando.ops.http.Server;
import dev.sapando.ops.settings.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of served lists, as the API tells it by placement and by position. */
class RecommendationsApiTest {
    private final Shop shop = new Shop();
    private final Flow flow = new Flow();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private Server server = listen();

    @BeforeEach
    void two_lists_and_what_became_of_them() {
        flow.served(
                        Shop.served("ana", ago(3), "r-1", "control", "home", List.of("coat", "dress")),
                        Shop.served("ben", ago(2), "r-2", "control", "basket", List.of("coat", "boots", "scarf")))
                .verified(
                        shop.seen("ana", ago(3), "r-1", 0, 1),
                        shop.seen("ben", ago(2), "r-2", 0),
                        shop.click("ana", ago(3), "r-1", 1),
                        shop.purchase("ana", ago(3), line("dress", 3, "10", "r-1"), line("hat", 2, "10", "r-1")),
                        shop.refund("ana", ago(1), line("dress", 1, "10", "r-1")));
    }

    @AfterEach
    void close() {
        server.close();
        vertx.close().await();
        flow.close();
    }

    @Test
    void by_placement_there_are_all_parts_of_each_page_where_a_list_was_served() throws Exception {
        assertThat(rows("by=placement"))
                .containsExactly(
                        "basket served_lists 1",
                        "basket served 3",
                        "basket seen 1",
                        "basket clicked 0",
                        "basket carted 0",
                        "basket bought 0",
                        "basket returned 0",
                        "home served_lists 1",
                        "home served 2",
                        "home seen 2",
                        "home clicked 1",
                        "home carted 0",
                        "home bought 5",
                        "home returned 1");
    }

    @Test
    void by_position_there_is_a_row_for_each_place_and_the_largest_have_a_name() throws Exception {
        assertThat(rows("by=position"))
                .as("3 positions have a name: 2 is the smallest of 4")
                .containsExactly(
                        "0 served 2",
                        "0 seen 2",
                        "0 clicked 0",
                        "0 carted 0",
                        "0 bought 0",
                        "0 returned 0",
                        "1 served 2",
                        "1 seen 1",
                        "1 clicked 1",
                        "1 carted 0",
                        "1 bought 3",
                        "1 returned 1",
                        "none served 0",
                        "none seen 0",
                        "none clicked 0",
                        "none carted 0",
                        "none bought 2",
                        "none returned 0",
                        "other served 1",
                        "other seen 0",
                        "other clicked 0",
                        "other carted 0",
                        "other bought 0",
                        "other returned 0");
    }

    @Test
    void however_it_is_split_the_sum_of_each_part_is_the_same() throws Exception {
        Map<String, Long> whole = sums("");
        assertThat(whole)
                .isEqualTo(Map.of(
                        "served_lists",
                        2L,
                        "served",
                        5L,
                        "seen",
                        3L,
                        "clicked",
                        1L,
                        "carted",
                        0L,
                        "bought",
                        5L,
                        "returned",
                        1L));
        assertThat(sums("by=placement")).isEqualTo(whole);
        whole.remove("served_lists");
        assertThat(sums("by=position")).isEqualTo(whole);
    }

    @Test
    void what_it_cannot_be_split_by_is_refused_with_what_it_can() throws Exception {
        assertThat(get("by=page", 400).get("detail").asText())
                .isEqualTo("by=page: recommendations can be split by placement, position");
    }

    private Map<String, Long> sums(String question) throws Exception {
        var sums = new TreeMap<String, Long>();
        get(question, 200)
                .get("rows")
                .forEach(row -> sums.merge(
                        row.get("labels").get("part").asText(), row.get("value").asLong(), Long::sum));
        return sums;
    }

    /** The label that is asked for, the part, and its value, in the order of the answer. */
    private List<String> rows(String question) throws Exception {
        var rows = new ArrayList<String>();
        for (JsonNode row : get(question, 200).get("rows")) {
            JsonNode labels = row.get("labels");
            assertThat(labels.get("arm").asText() + " " + labels.get("release").asText())
                    .isEqualTo("control popular-1");
            rows.add(labels.get(question.substring(3)).asText() + " "
                    + labels.get("part").asText() + " " + row.get("value").asText());
        }
        return rows;
    }

    private JsonNode get(String question, int status) throws IOException, InterruptedException {
        flow.cells();
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()
                                + "/v1/metrics/recommendations?from=2024-03-01&until=2024-03-15&" + question))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return new ObjectMapper().readTree(response.body());
    }

    private Server listen() {
        Settings settings = Settings.of(Map.of("MONITORING_PORT", "0"));
        return Server.listen(
                vertx,
                Endpoint.from(settings, "MONITORING_PORT", 8083),
                HttpLimits.from(settings),
                new MetricsApi(vertx, Asking.at(Shop.NOW, flow.cells(), flow.people()), request -> {}));
    }
}
