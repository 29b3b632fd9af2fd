package dev.sapando.event.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.event.EventType;
import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulesTest {
    private static final Instant NOW = Instant.parse("2024-03-01T09:00:00Z");

    @ParameterizedTest
    @EnumSource(EventType.class)
    void an_event_that_has_what_its_type_needs_is_well(EventType type) {
        assertThat(Rules.firstViolation(event(type), NOW)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-9223372036854775808, time_impossible", "-62135596800001, time_impossible", "-62135596800000, none"})
    void a_time_that_nobody_can_write_is_refused(long millis, String code) {
        Event event = event(EventType.PAGE_VIEW);
        event.setOccurredAt(Instant.ofEpochMilli(millis));

        assertThat(Rules.firstViolation(event, NOW).map(Violation::code).orElse("none"))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "product_view, itemId",
        "hide_item, itemId",
        "add_to_cart, itemId",
        "remove_from_cart, itemId",
        "scroll, depthPercent",
        "search, query",
        "recommendation_view, recommendationId",
        "recommendation_view, positions",
        "recommendation_click, recommendationId",
        "recommendation_click, itemId",
        "recommendation_click, position",
        "purchase, orderId",
        "purchase, currency",
        "purchase, lines",
        "refund, orderId",
        "refund, currency",
        "refund, lines",
        "sign_up, customerId",
        "page_view, visitorId"
    })
    void a_field_its_type_needs_is_missed_by_name(String type, String field) {
        Event event = event(EventType.of(type).orElseThrow());
        event.put(field, null);

        assertThat(Rules.firstViolation(event, NOW)).hasValueSatisfying(violation -> assertThat(violation)
                .extracting(Violation::code, Violation::field)
                .containsExactly("field_missing", field));
    }

    @TestFactory
    Stream<DynamicTest> each_rule_names_code_and_field() {
        return Stream.of(
                refuses("type_unknown", "type", e -> e.setType("teleport")),
                refuses("field_missing", "eventId", e -> e.setEventId("  ")),
                refuses("event_id_too_long", "eventId", e -> e.setEventId("x".repeat(65))),
                refuses("text_too_long", "itemId", e -> e.setItemId("x".repeat(129))),
                refuses("text_too_long", "userAgent", e -> e.setUserAgent("x".repeat(1_025))),
                refuses("text_too_long", "lines[0].itemId", e -> e.setLines(List.of(line("x".repeat(129), 1, "1")))),
                refuses("list_too_long", "lines", e -> e.setLines(Collections.nCopies(501, line("a", 1, "1")))),
                refuses("attributes_too_many", null, e -> e.setAttributes(attributes(33))),
                refuses("attribute_too_long", "a", e -> e.setAttributes(Map.of("a", "x".repeat(1_025)))),
                refuses(
                        "attribute_name_too_long",
                        "n".repeat(256) + "…",
                        e -> e.setAttributes(Map.of("n".repeat(257), "1"))),
                refuses("time_impossible", "occurredAt", e -> e.setOccurredAt(Instant.ofEpochMilli(Long.MIN_VALUE))),
                refuses("time_impossible", "occurredAt", e -> e.setOccurredAt(Instant.ofEpochMilli(Long.MAX_VALUE))),
                refuses(
                        "time_impossible",
                        "occurredAt",
                        e -> e.setOccurredAt(
                                Instant.parse("0001-01-01T00:00:00Z").minusMillis(1))),
                refuses("occurred_in_future", "occurredAt", e -> e.setOccurredAt(NOW.plus(Duration.ofSeconds(301)))),
                refuses("depth_out_of_range", "depthPercent", e -> e.setDepthPercent(101)),
                refuses("dwell_negative", "dwellMillis", e -> e.setDwellMillis(-1L)),
                refuses("position_negative", "position", e -> e.setPosition(-1)),
                refuses("position_negative", "positions[1]", e -> e.setPositions(List.of(0, -2))),
                refuses("quantity_too_small", "quantity", e -> e.setQuantity(0)),
                refuses("quantity_too_small", "lines[0].quantity", e -> e.setLines(List.of(line("a", 0, "1")))),
                refuses("quantity_too_large", "quantity", e -> e.setQuantity(100_001)),
                refuses("quantity_too_large", "lines[0].quantity", e -> e.setLines(List.of(line("a", 100_001, "1")))),
                refuses("field_missing", "lines[].itemId", e -> e.setLines(List.of(line(" ", 1, "1")))),
                refuses("text_too_long", "producer", e -> e.setProducer("x".repeat(129))),
                refuses("price_negative", "lines[0].unitPrice", e -> e.setLines(List.of(line("a", 1, "-0.0001")))),
                refuses("currency_unknown", "currency", e -> e.setCurrency("EURO")));
    }

    @Test
    void a_violation_names_the_rule_that_was_broken() {
        Event event = event(EventType.PAGE_VIEW);
        event.setType("teleport");

        assertThat(Rules.firstViolation(event, NOW).map(Violation::rule)).hasValue("KnownType");
    }

    @Test
    void five_minutes_ahead_and_any_past_are_well() {
        for (Instant when : List.of(
                NOW.plusSeconds(300), Instant.parse("2008-04-01T00:00:00Z"), Instant.parse("0001-01-01T00:00:00Z"))) {
            Event event = event(EventType.PAGE_VIEW);
            event.setOccurredAt(when);
            assertThat(Rules.firstViolation(event, NOW)).isEmpty();
        }
    }

    @Test
    void without_consent_neither_visitor_nor_customer_is_asked_for() {
        Event event = event(EventType.SIGN_UP);
        event.setConsent(false);
        event.setVisitorId(null);
        event.setCustomerId(null);

        assertThat(Rules.firstViolation(event, NOW)).isEmpty();
    }

    @Test
    void a_violation_says_the_value_and_the_remedy() {
        Event event = event(EventType.PURCHASE);
        event.setLines(List.of(line("dress-12", 1, "-79.90")));

        assertThat(Rules.firstViolation(event, NOW).orElseThrow().detail())
                .contains("lines[0].unitPrice", "-79.9", "refund");
    }

    @Test
    void an_erasure_keeps_the_contract_but_is_no_event_that_a_shop_reports() {
        Event erasure = event(EventType.ERASURE);

        assertThat(Rules.firstViolation(erasure, NOW)).isEmpty();
        assertThat(Rules.firstViolationOfReported(erasure, NOW).orElseThrow())
                .satisfies(violation -> assertThat(violation.code()).isEqualTo("type_unknown"))
                .satisfies(violation -> assertThat(violation.detail()).contains("\"erasure\"", "session_end"))
                .satisfies(violation ->
                        assertThat(violation.detail().split("use one of", 2)[1]).doesNotContain("erasure"));
        for (EventType type : EventType.reported()) {
            assertThat(Rules.firstViolationOfReported(event(type), NOW)).isEmpty();
        }
    }

    @Test
    void the_list_is_whole() {
        assertThat(Rules.all()).hasSize(14);
    }

    private static DynamicTest refuses(String code, @Nullable String field, Consumer<Event> spoil) {
        return DynamicTest.dynamicTest(code + " at " + field, () -> {
            Event event = event(EventType.PURCHASE);
            spoil.accept(event);
            Violation violation = Rules.firstViolation(event, NOW).orElseThrow();
            assertThat(violation.code()).isEqualTo(code).matches("[a-z_]+");
            assertThat(violation.field()).isEqualTo(field);
            assertThat(violation.detail()).isNotBlank();
        });
    }

    private static Map<String, String> attributes(int count) {
        var attributes = new HashMap<String, String>();
        for (int i = 0; i < count; i++) {
            attributes.put("a" + i, "1");
        }
        return attributes;
    }

    private static OrderLine line(String item, int quantity, String price) {
        return new OrderLine(item, quantity, new BigDecimal(price).setScale(4), null);
    }

    /** Ana's event of this type, with everything any type needs. */
    private static Event event(EventType type) {
        return Event.newBuilder()
                .setEventId("s-3:7")
                .setType(type.wireName())
                .setOccurredAt(NOW)
                .setVisitorId("ana")
                .setCustomerId("c-9")
                .setConsent(true)
                .setItemId("dress-12")
                .setPosition(0)
                .setPositions(List.of(0, 1))
                .setRecommendationId("r-81")
                .setDepthPercent(50)
                .setQuery("red coat")
                .setOrderId("o-5")
                .setCurrency("EUR")
                .setLines(List.of(line("dress-12", 1, "79.90")))
                .build();
    }
}
