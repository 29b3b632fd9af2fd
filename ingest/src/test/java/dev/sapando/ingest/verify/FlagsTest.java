package dev.sapando.ingest.verify;

import static dev.sapando.ingest.testing.Shop.NOW;
import static dev.sapando.ingest.testing.Shop.viewed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.schema.Event;
import dev.sapando.schema.OrderLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills them
class FlagsTest {
    @TempDir
    Path state;

    private StreamRig rig;

    @BeforeEach
    void open() {
        rig = new StreamRig(state);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void an_item_the_catalogue_does_not_have_is_flagged_and_not_refused() {
        rig.isInTheCatalogue("blue-dress");
        rig.arrives(viewed("s-3:1"), NOW);
        rig.isInTheCatalogue("red-coat");
        rig.arrives(viewed("s-3:2"), NOW);

        assertThat(flags()).containsExactly(List.of("unknown_item"), List.of());
        assertThat(rig.rejected.isEmpty()).isTrue();
    }

    @Test
    void an_item_in_a_line_counts_like_one_looked_at() {
        rig.isInTheCatalogue("blue-dress");
        rig.arrives(order("s-3:1", "purchase", "o-1"), NOW);

        assertThat(flags()).containsExactly(List.of("unknown_item"));
    }

    @Test
    void where_there_is_no_catalogue_no_item_is_unknown() {
        rig.arrives(viewed("s-3:1"), NOW);
        rig.isInTheCatalogue("blue-dress");
        rig.inCatalogue("blue-dress", null);
        rig.arrives(viewed("s-3:2"), NOW);

        assertThat(flags()).containsExactly(List.of(), List.of());
    }

    @Test
    void what_is_no_item_makes_none_known_and_is_counted() {
        rig.inCatalogue("red-coat", "garbage".getBytes(UTF_8));
        rig.inCatalogue(null, "garbage".getBytes(UTF_8));
        rig.isInTheCatalogue("blue-dress");
        rig.arrives(viewed("s-3:1"), NOW);

        assertThat(flags()).containsExactly(List.of("unknown_item"));
        assertThat(rig.registry.counter(CatalogueReader.UNREADABLE).count()).isEqualTo(2);
    }

    @Test
    void a_refund_of_what_this_visitor_did_not_buy_is_flagged() {
        Event beas = order("s-4:1", "refund", "o-1");
        beas.setVisitorId("bea");
        rig.arrives(order("s-3:1", "purchase", "o-1"), NOW);
        rig.arrives(order("s-3:2", "refund", "o-1"), NOW.plus(Duration.ofDays(399)));
        rig.arrives(order("s-3:3", "refund", "o-2"), NOW.plus(Duration.ofDays(399)));
        rig.arrives(beas, NOW.plus(Duration.ofDays(399)));

        assertThat(flags())
                .containsExactly(
                        List.of(), List.of(), List.of("refund_without_purchase"), List.of("refund_without_purchase"));
        assertThat(rig.rejected.isEmpty()).isTrue();
    }

    @Test
    void what_comes_after_the_first_event_of_an_order_is_more_of_the_same() {
        Event beas = order("s-4:1", "purchase", "o-1");
        beas.setVisitorId("bea");
        rig.arrives(order("s-3:1", "purchase", "o-1"), NOW);
        rig.arrives(order("s-3:2", "purchase", "o-1"), NOW.plus(Duration.ofDays(1)));
        rig.arrives(beas, NOW.plus(Duration.ofDays(1)));
        rig.arrives(order("s-3:3", "purchase", "o-1"), NOW.plus(Duration.ofDays(402)));

        assertThat(flags()).containsExactly(List.of(), List.of("same_order"), List.of(), List.of());
    }

    @Test
    void an_order_is_forgotten_when_its_time_is_over() {
        rig.arrives(order("s-3:1", "purchase", "o-1"), NOW);
        rig.arrives(
                order("s-3:2", "refund", "o-1"), NOW.plus(Duration.ofDays(400)).plusMillis(1));

        assertThat(flags()).containsExactly(List.of(), List.of("refund_without_purchase"));
    }

    @Test
    void a_purchase_that_was_refused_is_none() {
        Event free = order("s-3:1", "purchase", "o-1");
        free.setCurrency("EURO");
        rig.arrives(free, NOW);
        rig.arrives(order("s-3:2", "refund", "o-1"), NOW);

        assertThat(flags()).containsExactly(List.of("refund_without_purchase"));
    }

    @Test
    void without_consent_nobody_can_know_whose_purchase_it_was() {
        Event refund = order("5f6d", "refund", "o-1");
        refund.setConsent(false);
        refund.setVisitorId(null);
        rig.arrives(refund, NOW);

        assertThat(flags()).containsExactly(List.of());
    }

    @Test
    void what_an_event_says_of_itself_is_no_flag() {
        Event boasting = viewed("s-3:1");
        boasting.setFlags(List.of("bot", "trusted"));
        rig.arrives(boasting, NOW);

        assertThat(flags()).containsExactly(List.of());
    }

    private List<List<String>> flags() {
        return rig.verified.readValuesToList().stream().map(Event::getFlags).toList();
    }

    private static Event order(String eventId, String type, String orderId) {
        Event event = viewed(eventId);
        event.setType(type);
        event.setItemId(null);
        event.setOrderId(orderId);
        event.setCurrency("EUR");
        event.setLines(List.of(
                OrderLine.newBuilder().setItemId("red-coat").setQuantity(1).build()));
        return event;
    }
}
