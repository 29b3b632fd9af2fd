package dev.sapando.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShopEventTest {
    private static final Clock CLOCK = Clock.fixed(Shop.NOW, ZoneOffset.UTC);

    private static EventNumbers numbers(int seed) {
        return new EventNumbers(CLOCK, new Random(seed));
    }

    @Test
    void an_event_is_written_as_the_contract_has_it_and_amounts_stay_exact() {
        ShopEvent purchase = ShopEvent.of("purchase")
                .visitor("v-17")
                .at(Shop.NOW)
                .id("s-3:7")
                .consent(true)
                .order("o-5", "EUR", OrderLine.of("dress-12", 1, "79.90").recommendedBy("r-81"))
                .set("basketValue", new BigDecimal("1E+3"))
                .set("tags", List.of("a", 2, Map.of("b", 0.1)));

        assertThat(new String(new EventWriter(numbers(1), CLOCK).line("s-3:7", purchase), UTF_8))
                .isEqualTo(
                        "{\"eventId\":\"s-3:7\",\"basketValue\":1000,\"consent\":true,\"currency\":\"EUR\",\"lines\":["
                                + "{\"itemId\":\"dress-12\",\"quantity\":1,\"unitPrice\":\"79.90\",\"recommendationId\":\"r-81\"}],"
                                + "\"occurredAt\":\"2024-03-01T09:00:00.123Z\",\"orderId\":\"o-5\",\"tags\":[\"a\",2,{\"b\":0.1}],"
                                + "\"type\":\"purchase\",\"visitorId\":\"v-17\"}");
    }

    @Test
    void what_json_cannot_say_is_told_where_it_is_written() {
        assertThatThrownBy(() -> Shop.view("s").set("size", new Object()))
                .hasMessageContaining("size is a java.lang.Object; use a text, number");
        assertThatThrownBy(() -> Shop.view("s").set("ratio", Double.NaN)).hasMessageContaining("ratio is NaN");
    }

    @Test
    void no_two_lives_of_a_client_give_the_same_number() {
        var ids = new HashSet<String>();
        List<EventNumbers> lives = Stream.iterate(1, seed -> seed + 1)
                .limit(50)
                .map(ShopEventTest::numbers)
                .toList();
        for (int i = 0; i < 100; i++) {
            lives.forEach(life -> ids.add(life.next(Optional.of("s-3"))));
        }
        assertThat(ids).hasSize(5_000).allMatch(id -> id.startsWith("s-3:"));
    }

    @Test
    void a_session_whose_name_is_too_long_for_an_id_is_left_out_of_it() {
        EventNumbers life = numbers(1);
        assertThat(life.next(Optional.of("s".repeat(100)))).doesNotContain("s:").hasSizeLessThan(EventNumbers.LONGEST);
        assertThat(life.next(Optional.empty())).endsWith("-2");
    }

    @Test
    void each_session_is_counted_by_itself_and_no_id_is_given_again_when_more_come_than_are_remembered() {
        EventNumbers life = numbers(1);
        var ids = new HashSet<String>();
        int sessions = 2 * EventNumbers.SESSIONS_REMEMBERED + 1;
        for (int turn = 1; turn <= 2; turn++) {
            for (int i = 0; i < sessions; i++) {
                String id = life.next(Optional.of("s-" + i));
                assertThat(id).endsWith("-1");
                ids.add(id);
            }
        }
        assertThat(ids).hasSize(2 * sessions);
        assertThat(life.next(Optional.of("s-0"))).endsWith("-1");
        assertThat(life.next(Optional.of("s-0"))).endsWith("-2");
    }

    @Test
    void every_impossible_choice_is_told_at_once() {
        var builder = SapandoClient.to(URI.create("http://events.shop.example"))
                .writeKey("secret")
                .batch(0, 5_000_000, Duration.ofMillis(-1))
                .buffer(10, 1_000)
                .spillTo(Path.of("never-made"), Fsync.NEVER)
                .spillBytes(10, 20);

        assertThatThrownBy(builder::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clear text")
                .hasMessageContaining("batchEvents 0 is not above zero")
                .hasMessageContaining("linger")
                .hasMessageContaining("bufferBytes 1000 is below batchBytes, 5000000")
                .hasMessageContaining("spillBytes 10 is below")
                .hasMessageNotContaining("secret");
        assertThat(Path.of("never-made")).doesNotExist();
    }
}
