package dev.sapando.monitoring.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SampleRatioCheckTest {
    private static final int LOOKS = 200;
    private static final int VISITORS_A_LOOK = 100;

    private final SampleRatioCheck even = new SampleRatioCheck(0.5, 0.05);

    @Test
    void without_visitors_there_is_no_evidence() {
        assertThat(even.of(0, 0).evidence()).isCloseTo(1, within(1e-9));
        assertThat(even.of(0, 0).isBroken()).isFalse();
    }

    @Test
    void a_right_split_is_seldom_called_broken_however_often_it_is_looked_at() {
        int experiments = 1_000;
        int wrong = 0;
        for (int seed = 0; seed < experiments; seed++) {
            wrong += firstBroken(seed, 0.5) < LOOKS ? 1 : 0;
        }

        System.out.printf(
                "sample ratio: %d of %,d right splits called broken in any of %d looks%n", wrong, experiments, LOOKS);
        assertThat(wrong).isLessThanOrEqualTo(experiments / 20);
    }

    @Test
    void a_split_of_48_to_52_is_found() {
        int experiments = 100;
        int found = 0;
        long visitors = 0;
        for (int seed = 0; seed < experiments; seed++) {
            int look = firstBroken(seed, 0.52);
            found += look < LOOKS ? 1 : 0;
            visitors += (long) look * VISITORS_A_LOOK;
        }

        System.out.printf(
                "sample ratio: %d of %d splits of 48/52 found within %,d visitors, after %,d on average%n",
                found, experiments, LOOKS * VISITORS_A_LOOK, visitors / experiments);
        assertThat(found).isGreaterThanOrEqualTo(95);
    }

    @Test
    void an_uneven_split_may_be_the_drawn_one() {
        var mostlyTreatment = new SampleRatioCheck(0.9, 0.05);

        assertThat(mostlyTreatment.of(1_000, 9_000).isBroken()).isFalse();
        assertThat(mostlyTreatment.of(5_000, 5_000).isBroken()).isTrue();
        assertThat(mostlyTreatment.of(10_000_000, 10_000_000).evidence()).isFinite();
    }

    @Test
    void a_share_is_from_nothing_to_all() {
        assertThatThrownBy(() -> new SampleRatioCheck(1.1, 0.05)).hasMessageContaining("expected share 1.1");
    }

    /** As after it was shipped: those of the control were drawn when it was another share. */
    @Test
    void where_everybody_is_given_the_treatment_there_is_no_split_to_check() {
        assertThat(new SampleRatioCheck(1, 0.05).of(3_000, 20_000).isBroken()).isFalse();
        assertThat(new SampleRatioCheck(0, 0.05).of(20_000, 0).evidence()).isEqualTo(1);
    }

    private int firstBroken(long seed, double share) {
        var random = new SplittableRandom(seed);
        long treatment = 0;
        for (int look = 0; look < LOOKS; look++) {
            for (int i = 0; i < VISITORS_A_LOOK; i++) {
                treatment += random.nextDouble() < share ? 1 : 0;
            }
            if (even.of((look + 1L) * VISITORS_A_LOOK - treatment, treatment).isBroken()) {
                return look;
            }
        }
        return LOOKS;
    }
}
