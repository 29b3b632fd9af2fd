package dev.sapando.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.rule.Violation;
import dev.sapando.ingest.collect.EventCheck;
import dev.sapando.ingest.collect.JsonLimits;
import dev.sapando.ingest.testing.Shop;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdMarkTest {
    private final IdMark mark = new IdMark("k3f9a");

    @Test
    void every_id_gets_the_mark_and_nothing_else_changes() {
        assertThat(marked(
                        "{ \"eventId\":\"s-3:7\",\"sessionId\" : \"s-3\",\"visitorId\":\"v\",\"note\":{\"eventId\":\"s-3\"},"
                                + "\"lines\":[{\"itemId\":\"coat\",\"recommendationId\":\"r-1\"}],\"orderId\":\"o\"}"))
                .isEqualTo(
                        "{ \"eventId\":\"s-3~k3f9a:7\",\"sessionId\" : \"s-3~k3f9a\",\"visitorId\":\"v~k3f9a\",\"note\":{\"eventId\":\"s-3\"},"
                                + "\"lines\":[{\"itemId\":\"coat\",\"recommendationId\":\"r-1~k3f9a\"}],\"orderId\":\"o~k3f9a\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 37, 38, 44, 45, 50, 62})
    void an_events_id_holds_its_session_as_the_session_itself_is_marked(int length) {
        String session = "s".repeat(length);
        String number = ":" + "1234567890123456789".substring(0, Math.min(19, 63 - length));
        assertThat(mark.of("eventId", session + number))
                .hasSizeLessThanOrEqualTo(64)
                .isEqualTo(mark.of("sessionId", session) + number);
    }

    @Test
    void only_an_events_id_has_a_number_behind_its_session() {
        assertThat(mark.of("sessionId", "v1:1700000000")).isEqualTo("v1:1700000000~k3f9a");
        assertThat(mark.of("eventId", "v1:1700000000:7")).isEqualTo("v1:1700000000~k3f9a:7");
        assertThat(mark.of("orderId", "shop:17")).isEqualTo("shop:17~k3f9a");
    }

    @Test
    void what_fits_is_marked_whole_and_what_does_not_loses_its_end_to_the_mark() {
        assertThat(mark.of("visitorId", "v".repeat(122))).isEqualTo("v".repeat(122) + "~k3f9a");
        assertThat(mark.of("sessionId", "s".repeat(122))).isEqualTo("s".repeat(122) + "~k3f9a");
        assertThat(mark.of("eventId", "e".repeat(58))).isEqualTo("e".repeat(58) + "~k3f9a");
        for (String field : List.of("visitorId", "customerId", "sessionId", "orderId", "recommendationId")) {
            assertThat(mark.of(field, "x".repeat(127) + "1"))
                    .hasSize(128)
                    .endsWith("~k3f9a")
                    .isNotEqualTo(mark.of(field, "x".repeat(127) + "2"));
        }
    }

    @Test
    void what_was_too_long_for_its_field_stays_as_long() {
        assertThat(mark.of("eventId", "x".repeat(65))).hasSize(65);
        assertThat(mark.of("eventId", "x".repeat(63) + ":7")).hasSize(65);
        assertThat(mark.of("visitorId", "x".repeat(200) + "1"))
                .hasSize(201)
                .isNotEqualTo(mark.of("visitorId", "x".repeat(200) + "2"));
    }

    @Test
    void the_greatest_lengths_are_those_of_the_rules() {
        var check = new EventCheck(true, JsonLimits.BY_DEFAULT, Clock.fixed(Shop.NOW, ZoneOffset.UTC));
        for (int more = 0; more <= 1; more++) {
            String id = "x".repeat(128 + more);
            String event = marked(Shop.view("e".repeat(64))
                    .replaceFirst("\\{", "{\"sessionId\":\"" + id + "\",\"customerId\":\"" + id + "\","));
            assertThat(check.check(event.getBytes(UTF_8)).violation().map(Violation::code))
                    .isEqualTo(more == 0 ? Optional.empty() : Optional.of("text_too_long"));
        }
    }

    @Test
    void what_the_collector_refuses_is_refused_for_the_same() {
        assertThat(mark.of("visitorId", " ")).as("blank").isEqualTo(" ");
        String halved = "{\"eventId\":\"a\\ud83d\",\"visitorId\":\"\u00fc\"}";
        assertThat(marked(halved)).as("half a character").isEqualTo(halved.replace("\u00fc", "\u00fc~k3f9a"));
        assertThat(marked("{\"eventId\":\"" + "\ud83d\ude00".repeat(32) + "\"}"))
                .as("cut between two")
                .doesNotContain("?");
    }

    @Test
    void a_random_id_stays_one() {
        String uuid = "0b8d7c5e-3a39-4a51-9d53-0f2c6a1b7e11";
        assertThat(mark.of("eventId", uuid)).hasSize(36).isNotEqualTo(uuid).isEqualTo(mark.of("sessionId", uuid));
    }

    @Test
    void the_same_shift_gives_the_same_ids_and_another_gives_others() {
        assertThat(new Shift(Duration.ofDays(3)).mark())
                .isEqualTo(new Shift(Duration.ofHours(72)).mark())
                .isNotEqualTo(new Shift(Duration.ofDays(-3)).mark())
                .isNotEqualTo(new Shift(Duration.ofDays(3).plusMillis(1)).mark());
    }

    private String marked(String json) {
        return new String(
                mark.on(new Outgoing(json.getBytes(UTF_8), "", null, 0, 0)).json(), UTF_8);
    }
}
