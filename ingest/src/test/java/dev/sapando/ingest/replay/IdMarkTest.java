package dev.sapando.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

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

    @Test
    void an_id_stays_within_64_characters_and_a_number_behind_its_session() {
        String session = "s".repeat(50);
        assertThat(mark.of(session + ":1234567890123"))
                .hasSizeLessThanOrEqualTo(64)
                .isEqualTo(mark.of(session) + ":1234567890123");
        assertThat(mark.of(session)).isNotEqualTo(mark.of("s".repeat(51)));
        assertThat(mark.of("x".repeat(65))).as("is refused as before").hasSize(65);
        assertThat(mark.of("x".repeat(200) + "1")).hasSize(201).isNotEqualTo(mark.of("x".repeat(200) + "2"));
    }

    @Test
    void what_the_collector_refuses_is_refused_for_the_same() {
        assertThat(mark.of(" ")).as("blank").isEqualTo(" ");
        String halved = "{\"eventId\":\"a\\ud83d\",\"visitorId\":\"\u00fc\"}";
        assertThat(marked(halved)).as("half a character").isEqualTo(halved.replace("\u00fc", "\u00fc~k3f9a"));
        assertThat(marked("{\"eventId\":\"" + "\ud83d\ude00".repeat(32) + "\"}"))
                .as("cut between two")
                .doesNotContain("?");
    }

    @Test
    void a_random_id_stays_one() {
        String uuid = "0b8d7c5e-3a39-4a51-9d53-0f2c6a1b7e11";
        assertThat(mark.of(uuid)).hasSize(36).isNotEqualTo(uuid).isEqualTo(mark.of(uuid));
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
