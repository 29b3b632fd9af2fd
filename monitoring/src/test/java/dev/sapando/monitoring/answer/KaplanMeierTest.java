package dev.sapando.monitoring.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KaplanMeierTest {
    private final KaplanMeier visits = new KaplanMeier();

    /**
     * Ten visits: returns on days 1, 2, 2, 4, 6; watched without return for 1, 3, 3, 5, 8 days. By hand: S(1) = 9/10, S(2) =
     * 9/10 · 6/8 = 27/40, S(4) = 27/40 · 3/4 = 81/160 (just above one half), S(6) = 81/160 · 1/2 = 81/320.
     */
    @Test
    void the_median_is_the_day_by_which_half_have_returned() {
        visits.returned(1, 1);
        visits.returned(2, 2);
        visits.returned(4, 1);
        visits.returned(6, 1);
        visits.censored(1, 1);
        visits.censored(3, 2);
        visits.censored(5, 1);
        visits.censored(8, 1);

        assertThat(visits.median()).hasValue(6);
        assertThat(visits.returns()).isEqualTo(5);
        assertThat(visits.visits()).isEqualTo(10);
    }

    @Test
    void exactly_one_half_is_the_median() {
        // 8 of 12, then 3 of 4: two thirds of three quarters, which floating point may miss by a hair.
        visits.returned(1, 4);
        visits.censored(1, 4);
        visits.returned(2, 1);
        visits.censored(3, 3);

        assertThat(visits.median()).hasValue(2);
    }

    @Test
    void without_enough_returns_there_is_no_median() {
        visits.returned(1, 1);
        visits.censored(30, 9);

        assertThat(visits.median()).isEmpty();
        assertThat(new KaplanMeier().median()).isEmpty();
    }
}
