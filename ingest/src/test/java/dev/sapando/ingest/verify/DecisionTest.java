package dev.sapando.ingest.verify;

import static dev.sapando.ingest.testing.Shop.NOW;
import static dev.sapando.ingest.testing.Shop.viewed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.verify.SeenEvents.Sight;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecisionTest {
    @Test
    void a_decision_is_the_same_for_the_same_past() {
        var arrived = new Arrived("ana".getBytes(UTF_8), StreamRig.bytes(viewed("1")), NOW, "events.collected", 0, 7);

        assertThat(that(Sight.FIRST).decide(arrived)).isInstanceOf(Decision.Verified.class);
        assertThat(that(Sight.SAME).decide(arrived)).isInstanceOf(Decision.Duplicate.class);
        assertThat(that(Sight.OTHER_BODY).decide(arrived).outcome()).isEqualTo("event_id_reused");
    }

    private static Verification that(Sight sees) {
        return new Verification((identity, body, at) -> sees, new Flags(itemId -> true, new NoOrders()));
    }

    private record NoOrders() implements PastOrders {
        @Override
        public void placed(String visitor, String orderId, Instant arrival) {}

        @Override
        public boolean has(String visitor, String orderId, Instant arrival) {
            return false;
        }

        @Override
        public void forget(String visitor) {}
    }

    @Test
    void identities_do_not_run_into_each_other() {
        assertThat(EventIdentity.of("a", "bc")).isNotEqualTo(EventIdentity.of("ab", "c"));
        assertThat(EventIdentity.of("a", "bc")).isEqualTo(EventIdentity.of("a", "bc"));
        assertThat(EventIdentity.of("a", "bc").get()).hasSize(16);
    }
}
