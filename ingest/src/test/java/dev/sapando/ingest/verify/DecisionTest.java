package dev.sapando.ingest.verify;

import static dev.sapando.ingest.testing.Shop.NOW;
import static dev.sapando.ingest.testing.Shop.viewed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecisionTest {
    @Test
    void a_decision_is_the_same_for_the_same_past() {
        var verification = new Verification();
        var arrived = new Arrived("ana".getBytes(UTF_8), StreamRig.bytes(viewed("1")), NOW, "events.collected", 0, 7);

        assertThat(verification.decide(arrived, (identity, arrival) -> true)).isInstanceOf(Decision.Verified.class);
        assertThat(verification.decide(arrived, (identity, arrival) -> false)).isInstanceOf(Decision.Duplicate.class);
    }

    @Test
    void identities_do_not_run_into_each_other() {
        assertThat(EventIdentity.of("a", "bc")).isNotEqualTo(EventIdentity.of("ab", "c"));
        assertThat(EventIdentity.of("a", "bc")).isEqualTo(EventIdentity.of("a", "bc"));
        assertThat(EventIdentity.of("a", "bc").get()).hasSize(16);
    }
}
