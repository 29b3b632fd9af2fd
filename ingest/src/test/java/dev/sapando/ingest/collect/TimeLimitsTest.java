package dev.sapando.ingest.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.testing.Shop;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** There is no year 0, and none with five digits: what cannot be archived is refused at once. */
class TimeLimitsTest {
    @ParameterizedTest
    @CsvSource({
        "0000-06-01T00:00:00Z, 0000-06-01T00:00:00Z",
        "0001-01-01T00:59:59+01:00, 0000-12-31T23:59:59Z",
        "9999-12-31T23:59:59-01:00, +10000-01-01T00:59:59Z"
    })
    void an_event_outside_of_the_calendar_is_refused_with_its_time_and_the_limits(String sent, String told) {
        try (var rig = new CollectorRig()) {
            HttpResponse<String> answer = rig.post(Shop.view("s-3:1").replace("2024-03-01T08:59:00Z", sent));

            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body())
                    .startsWith("{\"accepted\":0")
                    .contains(
                            "\"time_impossible\"",
                            "occurredAt " + told + " is outside of 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999Z");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31", "-0001-01-01", "+10000-01-01", "+999999999-12-31"})
    void spend_on_such_a_day_is_refused_too(String day) {
        try (var rig = new CollectorRig()) {
            assertThat(spent(rig, day).body())
                    .startsWith("{\"accepted\":0")
                    .contains("\"day_unreadable\"", "day " + day + " is outside of the years 0001 to 9999");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "2024-03-01", "9999-12-31"})
    void every_other_day_is_taken(String day) {
        try (var rig = new CollectorRig()) {
            assertThat(spent(rig, day).body()).startsWith("{\"accepted\":1");
        }
    }

    private static HttpResponse<String> spent(CollectorRig rig, String day) {
        String spend = "{\"channel\":\"email\",\"day\":\"" + day + "\",\"amount\":1,\"currency\":\"EUR\"}";
        HttpResponse<String> answer = rig.exchange(rig.request("/v1/spend")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(spend.getBytes(UTF_8)))
                .build());
        assertThat(answer.statusCode()).isEqualTo(202);
        return answer;
    }
}
