package dev.sapando.monitoring.effect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void a_product_lies_between_the_least_and_the_greatest_of_the_ends() {
        assertThat(new Interval(1, 2, 3).times(new Interval(4, 5, 6))).isEqualTo(new Interval(4, 10, 18));
        assertThat(new Interval(-1, 2, 3).times(new Interval(4, 5, 6))).isEqualTo(new Interval(-6, 10, 18));
        assertThat(new Interval(-3, -2, 1).times(new Interval(-4, 5, 6))).isEqualTo(new Interval(-18, -10, 12));
        assertThat(new Interval(-3, -2, -1).times(new Interval(-6, -5, -4))).isEqualTo(new Interval(4, 10, 18));
    }
}
