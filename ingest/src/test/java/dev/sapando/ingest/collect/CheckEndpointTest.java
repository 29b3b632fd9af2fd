package dev.sapando.ingest.collect;

import static dev.sapando.ingest.testing.Shop.purchase;
import static dev.sapando.ingest.testing.Shop.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckEndpointTest {
    private static final String BOT = view("bot").replace("{", "{\"userAgent\":\"Googlebot/2.1\",");

    @Test
    void verdicts_are_those_of_the_real_thing_and_leave_no_trace() {
        String batch = "[" + view("1") + "," + purchase("2", "-1") + "," + BOT + ",17]";
        try (var rig = new CollectorRig()) {
            HttpResponse<String> answer = check(rig, batch);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .startsWith(
                            "{\"wouldAccept\":2,\"producer\":null,\"rejected\":[{\"index\":1,\"eventId\":\"2\",\"code\":\"price_negative\"")
                    .endsWith("\"flags\":[{\"index\":2,\"eventId\":\"bot\",\"flag\":\"bot\"}],\"warnings\":[]}");
            assertThat(rig.producer.history()).isEmpty();
            assertThat(rig.registry.find(CollectorMeters.EVENTS).counters()).isEmpty();
            assertThat(rig.registry
                            .counter(CollectorMeters.CHECKED, "outcome", "accepted")
                            .count())
                    .isEqualTo(2);

            String real = rig.post(batch).body();
            assertThat(rejected(answer.body())).isEqualTo(rejected(real));
        }
    }

    @Test
    void a_field_that_no_contract_has_is_told_with_the_nearest_one_and_changes_no_verdict() {
        String typo = view("1").replace("visitorId", "vistorId");
        String own = view("2").replace("{", "{\"colour\":\"red\",");
        String line = purchase("3", "1").replace("quantity", "quantty");
        try (var rig = new CollectorRig()) {
            String batch = "[" + typo + "," + own + "," + line + "]";
            String answer = check(rig, batch).body();

            assertThat(answer)
                    .startsWith("{\"wouldAccept\":1,")
                    .contains("{\"index\":0,\"eventId\":\"1\",\"field\":\"vistorId\",\"nearest\":\"visitorId\"")
                    .contains("{\"index\":1,\"eventId\":\"2\",\"field\":\"colour\",\"nearest\":null")
                    .contains("\"field\":\"lines[0].quantty\",\"nearest\":\"lines[0].quantity\"")
                    .doesNotContain("\"flag\"");
            assertThat(rejected(answer)).isEqualTo(rejected(rig.post(batch).body()));
        }
    }

    @Test
    void it_needs_no_kafka() {
        try (var rig = new CollectorRig()) {
            rig.away.set(Optional.of("Kafka does not answer"));

            assertThat(check(rig, view("1")).body()).startsWith("{\"wouldAccept\":1");
        }
    }

    @Test
    void what_cannot_be_read_is_refused_as_it_would_be() {
        try (var rig = new CollectorRig()) {
            assertThat(check(rig, "{").statusCode()).isEqualTo(400);
        }
    }

    private static String rejected(String answer) {
        int end = answer.indexOf("],\"flags\"");
        return answer.substring(answer.indexOf("\"rejected\""), end < 0 ? answer.length() - 2 : end);
    }

    private static HttpResponse<String> check(CollectorRig rig, String body) {
        return rig.exchange(rig.request("/v1/events:check")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body.getBytes(UTF_8)))
                .build());
    }
}
