package dev.sapando.ingest.rejected;

import static dev.sapando.ingest.testing.Shop.NOW;
import static dev.sapando.ingest.testing.Shop.viewed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sapando.event.rule.Violation;
import dev.sapando.event.topic.Topics;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginalTest {
    private static final Violation REFUSED = new Violation("price_negative", "lines[0].unitPrice", "…");

    @Test
    void a_pretty_element_of_an_array_becomes_one_line() {
        Original original = original("collect", "{\r\n  \"eventId\": \"s-3:1\"\n}".getBytes(UTF_8));

        assertThat(original.line()).isEqualTo("{    \"eventId\": \"s-3:1\" }");
    }

    @Test
    void what_verification_refused_is_written_as_its_sender_would() throws IOException {
        Event event = viewed("s-3:1");
        event.setProducer("server");
        event.setFlags(List.of("bot"));
        event.setAttributes(Map.of("size", "{\"eu\": 38.50}", "note", "not JSON"));
        event.setLines(List.of(OrderLine.newBuilder()
                .setItemId("red-coat")
                .setQuantity(1)
                .setUnitPrice(new BigDecimal("79.9000"))
                .build()));

        Original original =
                original("verify", Topics.EVENTS_COLLECTED.values().serializer().serialize("t", event));

        assertThat(new ObjectMapper().readTree(original.line()))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"eventId\":\"s-3:1\",\"type\":\"product_view\","
                                + "\"occurredAt\":\"2024-03-01T09:00:00Z\",\"visitorId\":\"ana\",\"consent\":true,"
                                + "\"itemId\":\"red-coat\",\"lines\":[{\"itemId\":\"red-coat\",\"quantity\":1,"
                                + "\"unitPrice\":\"79.9000\"}],\"size\":{\"eu\":38.50},\"note\":\"not JSON\"}"));
        assertThat(original.line()).contains("38.50");
    }

    @Test
    void what_cannot_be_sent_again_says_why() {
        assertThat(original("verify", new byte[] {(byte) 0xC3, 1, 2}).missing()).isEqualTo(Original.NO_EVENT);
        assertThat(original("collect", new byte[Rejection.LONGEST_ORIGINAL + 1]).missing())
                .isEqualTo(Original.CUT_OFF);
        assertThat(original("carrier pigeon", "{}".getBytes(UTF_8)).missing()).isEqualTo(Original.NO_WAY);
        var silent =
                new Rejection("collect", REFUSED).original("{}".getBytes(UTF_8)).reasonOnly();
        assertThat(Original.of(new DeadLetter(0, 0, NOW, silent.event(), Optional.empty()))
                        .missing())
                .isEqualTo(Original.NOTHING_KEPT);
    }

    @Test
    void items_and_spend_go_by_their_own_way() {
        assertThat(Route.of("catalog").map(Route::path)).hasValue("/v1/items");
        assertThat(Route.of("spend").map(Route::path)).hasValue("/v1/spend");
        assertThat(Route.of("verify").map(Route::path)).hasValue("/v1/events");
    }

    private static Original original(String stage, byte[] bytes) {
        return Original.of(new DeadLetter(
                0, 0, NOW, new Rejection(stage, REFUSED).original(bytes).event(), Optional.empty()));
    }
}
