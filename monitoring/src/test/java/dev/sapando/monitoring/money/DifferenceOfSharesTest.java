package dev.sapando.monitoring.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sapando.monitoring.effect.Interval;
import dev.sapando.monitoring.money.DifferenceOfShares.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceOfSharesTest {
    /** The examples (a) to (h) of the paper's table, in the line of method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.0582, 0.8062",
        "5, 56, 0, 29, -0.0381, 0.1926",
        "0, 10, 0, 20, -0.1611, 0.2775",
        "0, 10, 0, 10, -0.2775, 0.2775",
        "10, 10, 0, 20, 0.6791, 1.0000",
        "10, 10, 0, 10, 0.6075, 1.0000"
    })
    void it_is_the_published_interval(long part, long whole, long otherPart, long otherWhole, double low, double high) {
        Interval interval =
                new DifferenceOfShares(new Share(part, whole), new Share(otherPart, otherWhole)).interval(0.95);

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.estimate())
                .isCloseTo((double) part / whole - (double) otherPart / otherWhole, within(1e-12));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void to_be_surer_it_reaches_further() {
        var difference = new DifferenceOfShares(new Share(56, 70), new Share(48, 80));

        assertThat(difference.interval(0.975).low())
                .isLessThan(difference.interval(0.95).low());
        assertThat(difference.interval(0.975).high())
                .isGreaterThan(difference.interval(0.95).high());
    }

    @Test
    void of_nobody_there_is_no_share() {
        assertThatThrownBy(() -> new Share(0, 0)).hasMessage("0 of 0 is no share");
        assertThatThrownBy(() -> new Share(3, 2)).hasMessage("3 of 2 is no share");
    }
}
