package dev.sapando.serving.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    @Test
    void a_visitor_stays_in_the_arm_that_the_published_hash_says() {
        // printf sapando:ana | sha256sum | cut -c1-16 gives 75271f5f3db30b6c, modulo 10,000 that is 2316; bo 7527, v-17
        // 6383.
        Experiment half = new Experiment("sapando", 50);
        assertThat(half.arm("ana")).isEqualTo(Arm.TREATMENT);
        assertThat(half.arm("bo")).isEqualTo(Arm.CONTROL);
        assertThat(new Experiment("sapando", 64).arm("v-17")).isEqualTo(Arm.TREATMENT);
        assertThat(new Experiment("sapando", 63).arm("v-17")).isEqualTo(Arm.CONTROL);
    }

    @Test
    void the_share_is_kept() {
        for (int share : new int[] {0, 10, 50, 100}) {
            assertThat(treated(new Experiment("s", share))).isBetween(share * 100L - 150, share * 100L + 150);
        }
        assertThat(treated(new Experiment("s", 0))).isZero();
        assertThat(treated(new Experiment("s", 100))).isEqualTo(10_000);
    }

    @Test
    void another_salt_draws_the_visitors_anew() {
        Experiment one = new Experiment("one", 50);
        Experiment two = new Experiment("two", 50);
        long same =
                visitors().filter(v -> one.arm("v-" + v) == two.arm("v-" + v)).count();

        assertThat(same).isBetween(4_800L, 5_200L);
    }

    @Test
    void a_release_changes_with_its_parameters_and_only_then() {
        Releases releases = Releases.of("views=1", "m=500");

        assertThat(releases).isEqualTo(Releases.of("views=1", "m=500"));
        assertThat(releases.treatment())
                .matches("knn-[0-9a-f]{4}")
                .isNotEqualTo(Releases.of("views=1", "m=501").treatment());
        assertThat(releases.of(Arm.CONTROL)).matches("popular-[0-9a-f]{4}");
        assertThat(releases.of(Arm.NONE)).isEqualTo(releases.treatment());
    }

    private static IntStream visitors() {
        return IntStream.range(0, 10_000);
    }

    private static long treated(Experiment experiment) {
        return visitors().filter(v -> experiment.arm("v-" + v) == Arm.TREATMENT).count();
    }
}
