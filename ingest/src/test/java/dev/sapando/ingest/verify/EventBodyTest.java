package dev.sapando.ingest.verify;

import static dev.sapando.ingest.testing.Shop.viewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventBodyTest {
    @Test
    void the_order_of_attributes_says_nothing() {
        var forth = new LinkedHashMap<String, String>();
        var back = new LinkedHashMap<String, String>();
        // These two meet in one bucket of a hash map, where the order of coming shows.
        forth.put("Aa", "1");
        forth.put("BB", "2");
        back.put("BB", "2");
        back.put("Aa", "1");

        assertThat(bodyWith(event -> event.setAttributes(forth)))
                .isEqualTo(bodyWith(event -> event.setAttributes(back)));
    }

    @Test
    void zeros_behind_the_point_say_nothing() {
        assertThat(bodyWith(event -> event.setLines(List.of(line("79.9000")))))
                .isEqualTo(bodyWith(event -> event.setLines(List.of(line("79.9")))))
                .isNotEqualTo(bodyWith(event -> event.setLines(List.of(line("79.91")))));
    }

    @Test
    void what_was_added_on_the_way_says_nothing() {
        assertThat(bodyWith(event -> {
                    event.setProducer("server");
                    event.setFlags(List.of("bot"));
                }))
                .isEqualTo(bodyWith(event -> {}));
    }

    /** Written down once: an upgrade that changed it would refuse the retries that are on their way. */
    @Test
    void the_body_of_a_known_event_stays_what_it_was() {
        assertThat(HexFormat.of().formatHex(EventBody.of(viewed("s-3:1")))).isEqualTo("6f046d5ff9c38664");
    }

    static Stream<Consumer<Event>> changes() {
        return Stream.of(
                event -> event.setType("hide_item"),
                event -> event.setOccurredAt(Instant.parse("2024-03-01T09:00:00.001Z")),
                event -> event.setItemId("blue-dress"),
                event -> event.setQuantity(0),
                event -> event.setConsent(false),
                event -> event.setPositions(List.of()),
                event -> event.setPositions(List.of(1, 2)),
                event -> event.setPositions(List.of(12)),
                event -> event.setSessionId("red-coat"),
                event -> event.setAttributes(Map.of("size", "1")),
                event -> event.setAttributes(Map.of("siz", "e1")),
                event -> event.setLines(List.of(line("1"))),
                event -> event.setLines(List.of(line("1"), line("1"))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatever_else_differs_is_another_body(Consumer<Event> change) {
        long alike = changes()
                .filter(other -> bodyWith(other).equals(bodyWith(change)))
                .count();

        assertThat(bodyWith(change)).isNotEqualTo(bodyWith(event -> {}));
        assertThat(alike).as("only itself").isEqualTo(1);
    }

    private static String bodyWith(Consumer<Event> change) {
        Event event = viewed("s-3:1");
        change.accept(event);
        return HexFormat.of().formatHex(EventBody.of(event));
    }

    private static OrderLine line(String price) {
        return OrderLine.newBuilder()
                .setItemId("red-coat")
                .setQuantity(1)
                .setUnitPrice(new BigDecimal(price))
                .build();
    }
}
