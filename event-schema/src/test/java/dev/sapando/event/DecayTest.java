package dev.sapando.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DecayTest {
    private static final LocalDate TODAY = LocalDate.parse("2024-03-01");

    @Test
    void interest_halves_every_seven_days() {
        assertThat(Decay.weight(TODAY, TODAY)).isEqualTo(1 << 20);
        assertThat(Decay.weight(TODAY.minusDays(7), TODAY)).isEqualTo(1 << 19);
        assertThat(Decay.weight(TODAY.minusDays(14), TODAY)).isEqualTo(1 << 18);
    }

    @Test
    void between_two_halvings_the_weight_is_rounded_the_same_everywhere() {
        assertThat(Decay.weight(TODAY.minusDays(1), TODAY)).isEqualTo(949_720);
    }

    @Test
    void what_is_older_than_the_table_weighs_nothing_and_the_future_weighs_like_today() {
        assertThat(Decay.weight(TODAY.minusDays(Decay.DAYS), TODAY)).isZero();
        assertThat(Decay.weight(TODAY.plusDays(3), TODAY)).isEqualTo(1 << 20);
    }
}
