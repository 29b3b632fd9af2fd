package dev.sapando.event;

import static dev.sapando.event.Shop.ana;
import static dev.sapando.event.Shop.redCoatBought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {
    @ParameterizedTest
    @EnumSource
    void every_type_has_its_wire_name_and_its_view(EventType type) {
        assertThat(EventType.of(type.wireName())).contains(type);
        EventView view = type.view(ana(type).build());
        assertThat(view.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .isEqualTo(type.wireName().replace("_", ""));
        assertThat(view.eventId()).isEqualTo("s-3:7");
        assertThat(view.occurredAt()).isEqualTo(Shop.NOW);
    }

    @Test
    void a_purchase_reads_its_order_and_lines() {
        var purchase = new Purchase(redCoatBought());
        assertThat(purchase.orderId()).isEqualTo("o-5");
        assertThat(purchase.currency()).isEqualTo("EUR");
        assertThat(purchase.lines()).singleElement().satisfies(line -> assertThat(line.getUnitPrice())
                .isEqualByComparingTo("79.90"));
    }

    @Test
    void seen_positions_are_read() {
        var event = ana(EventType.RECOMMENDATION_VIEW)
                .setRecommendationId("r-81")
                .setPositions(List.of(0, 1, 2))
                .build();
        assertThat(new RecommendationView(event).positions()).containsExactly(0, 1, 2);
    }

    @Test
    void a_view_of_the_wrong_type_is_refused() {
        assertThatThrownBy(() -> new ProductView(redCoatBought()))
                .hasMessage("s-3:7 is a purchase, not a product_view");
    }

    @Test
    void a_field_that_the_contract_requires_is_missed_in_words() {
        var view = new ProductView(ana(EventType.PRODUCT_VIEW).build());
        assertThatThrownBy(view::itemId).hasMessage("product_view s-3:7 has no itemId");
    }

    @Test
    void an_unknown_type_is_nobodys() {
        assertThat(EventType.of("teleport")).isEmpty();
    }
}
