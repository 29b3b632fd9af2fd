package dev.sapando.ingest.verify;

import static dev.sapando.ingest.testing.Shop.NOW;
import static dev.sapando.ingest.testing.Shop.viewed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sapando.schema.Event;
import dev.sapando.schema.RejectedEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An event is the same if visitor and id are the same, for a day of arrival; and then it has to say the same. */
@SuppressWarnings("NullAway.Init") // JUnit fills them
class DeduplicationTest {
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
    void an_event_sent_twice_is_one() {
        rig.arrives(viewed("s-3:1"), NOW);
        rig.arrives(viewed("s-3:1"), NOW.plus(Duration.ofHours(24)));
        rig.arrives(viewed("s-3:2"), NOW.plus(Duration.ofHours(24)));

        assertThat(rig.verified.readValuesToList())
                .extracting(Event::getEventId)
                .containsExactly("s-3:1", "s-3:2");
    }

    @Test
    void the_same_id_of_another_visitor_is_another_event() {
        Event beas = viewed("1");
        beas.setVisitorId("bea");
        rig.arrives(viewed("1"), NOW);
        rig.arrives(beas, NOW);

        assertThat(rig.verified.readKeyValuesToList())
                .extracting(record -> record.key)
                .containsExactly("ana", "bea");
    }

    @Test
    void a_copy_after_more_than_a_day_of_arrival_is_a_new_event() {
        rig.arrives(viewed("s-3:1"), NOW);
        rig.arrives(viewed("s-3:1"), NOW.plus(Duration.ofHours(24)).plusMillis(1));

        assertThat(rig.verified.readValuesToList()).hasSize(2);
    }

    @Test
    void a_brokers_clock_that_jumped_ahead_and_back_makes_nothing_forgotten() {
        rig.arrives(viewed("s-2:1"), NOW.plus(Duration.ofDays(3)));
        rig.arrives(viewed("s-3:1"), NOW);
        rig.arrives(viewed("s-3:1"), NOW.plusSeconds(1));
        rig.arrives(viewed("s-3:1"), NOW.plus(Duration.ofHours(23)));

        assertThat(rig.verified.readValuesToList())
                .extracting(Event::getEventId)
                .containsExactly("s-2:1", "s-3:1");
    }

    @Test
    void nor_what_came_nearly_a_day_before_a_jump_by_less_than_an_hour() {
        rig.arrives(viewed("s-3:1"), NOW);
        rig.arrives(viewed("s-2:1"), NOW.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(20)));
        rig.arrives(viewed("s-3:1"), NOW.plus(Duration.ofHours(23)).plus(Duration.ofMinutes(30)));

        assertThat(rig.verified.readValuesToList())
                .extracting(Event::getEventId)
                .containsExactly("s-3:1", "s-2:1");
    }

    @Test
    void how_far_a_brokers_clock_has_jumped_ahead_is_told_until_time_has_caught_up() {
        rig.arrives(viewed("s-3:1"), NOW.minusSeconds(5));
        assertThat(ahead()).isZero();

        rig.arrives(viewed("s-3:2"), NOW.plus(Duration.ofHours(3)));
        assertThat(ahead()).isEqualTo(3 * 3_600);
        rig.arrives(viewed("s-3:3"), NOW);
        rig.clock.add(Duration.ofHours(1));
        assertThat(ahead()).as("set back").isEqualTo(2 * 3_600);
        rig.clock.add(Duration.ofHours(2));
        assertThat(ahead()).isZero();
    }

    private double ahead() {
        return rig.registry.get(LatestArrival.METER).gauge().value();
    }

    @Test
    void the_same_id_with_another_body_is_refused_and_the_first_stands() {
        Event changed = viewed("s-3:1");
        changed.setItemId("blue-dress");
        rig.arrives(viewed("s-3:1"), NOW);
        rig.arrives(changed, NOW.plusSeconds(1));
        rig.arrives(viewed("s-3:1"), NOW.plusSeconds(2));

        assertThat(rig.verified.readValuesToList()).containsExactly(viewed("s-3:1"));
        assertThat(rig.rejected.readValuesToList())
                .extracting(RejectedEvent::getCode, RejectedEvent::getField, RejectedEvent::getRule)
                .containsExactly(tuple("event_id_reused", "eventId", "EventIdOnce"));
    }

    @Test
    void a_copy_whose_attribute_has_its_keys_in_another_order_is_still_a_copy() {
        for (String basket : List.of(
                "{\"coat\":{\"size\":38,\"red\":true},\"dress\":1}",
                "{\"dress\":1,\"coat\":{\"red\":true,\"size\":38}}")) {
            Event event = viewed("s-3:1");
            event.setAttributes(Map.of("basket", basket));
            rig.arrives(event, NOW);
        }

        assertThat(rig.verified.readValuesToList()).hasSize(1);
        assertThat(rig.rejected.isEmpty()).isTrue();
    }

    @Test
    void an_id_whose_first_event_was_refused_may_be_used_for_the_repaired_one() {
        Event broken = viewed("s-3:1");
        broken.setItemId(null);
        rig.arrives(broken, NOW);
        rig.arrives(viewed("s-3:1"), NOW);

        assertThat(rig.verified.readValuesToList()).containsExactly(viewed("s-3:1"));
    }

    @Test
    void a_copy_by_another_way_is_still_a_copy() {
        Event byAnotherKey = viewed("s-3:1");
        byAnotherKey.setProducer("server");
        byAnotherKey.setFlags(List.of("bot"));
        rig.arrives(viewed("s-3:1"), NOW);
        rig.arrives(byAnotherKey, NOW);

        assertThat(rig.verified.readValuesToList()).hasSize(1);
        assertThat(rig.rejected.isEmpty()).isTrue();
    }

    @Test
    void what_an_earlier_release_remembered_without_its_body_is_still_a_copy() {
        rig.driver
                .getWindowStore(VerificationTopology.SEEN)
                .put(EventIdentity.of("ana", "s-3:1"), new byte[1], NOW.toEpochMilli());
        rig.arrives(viewed("s-3:1"), NOW.plusSeconds(1));

        assertThat(rig.verified.isEmpty()).isTrue();
        assertThat(rig.rejected.isEmpty()).isTrue();
    }

    @Test
    void event_time_has_no_say_in_what_is_remembered() {
        Event old = viewed("s-3:1");
        old.setOccurredAt(Instant.parse("2008-04-01T00:00:00Z"));
        rig.arrives(viewed("s-3:0"), NOW);
        rig.arrives(old, NOW);
        rig.arrives(old, NOW.plusSeconds(1));

        assertThat(rig.verified.readValuesToList()).hasSize(2);
    }

    @Test
    void without_consent_the_hashed_id_is_the_identity() {
        Event anonymous = viewed("5f6d");
        anonymous.setConsent(false);
        anonymous.setVisitorId(null);
        rig.arrives(anonymous, NOW);
        rig.arrives(anonymous, NOW);

        assertThat(rig.verified.readKeyValuesToList()).singleElement().satisfies(record -> assertThat(record.key)
                .isEqualTo("5f6d"));
    }
}
