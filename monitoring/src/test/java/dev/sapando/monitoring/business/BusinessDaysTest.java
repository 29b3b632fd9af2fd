package dev.sapando.monitoring.business;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BusinessDaysTest {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    @Test
    void it_has_the_days_that_the_contract_allows_and_no_others() {
        var days = new BusinessDays(ZoneOffset.UTC);

        assertThat(days.has(FIRST)).isTrue();
        assertThat(days.has(FIRST.minusMillis(1))).isFalse();
        assertThat(days.has(LAST)).isTrue();
        assertThat(days.has(LAST.plusMillis(1))).isFalse();
        assertThat(BusinessDays.text(days.dayOf(FIRST))).isEqualTo("0001-01-01");
    }

    @Test
    void elsewhere_a_day_is_within_the_years_there_too() {
        var west = new BusinessDays(ZoneId.of("-05:00"));
        assertThat(west.has(FIRST)).isFalse();
        assertThat(west.has(FIRST.plusSeconds(5 * 3_600))).isTrue();
        assertThat(west.has(LAST)).isTrue();

        var east = new BusinessDays(ZoneId.of("+09:00"));
        assertThat(east.has(FIRST)).isTrue();
        assertThat(east.has(FIRST.minusMillis(1))).isFalse();
        assertThat(east.has(LAST)).isFalse();
    }
}
