package dev.sapando.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    @ParameterizedTest
    @CsvSource({
        "2024-03-01T09:00:00Z, 2024-03-01T09:00:00Z",
        "2024-03-01T09:00:00.123Z, 2024-03-01T09:00:00.123Z",
        "2024-03-01t09:00:00.1z, 2024-03-01T09:00:00.100Z",
        "2024-03-01T09:00:00.123999999Z, 2024-03-01T09:00:00.123Z",
        "2024-03-01T09:00:00+05:30, 2024-03-01T03:30:00Z",
        "2024-02-29T23:59:59-01:00, 2024-03-01T00:59:59Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z"
    })
    void times_of_the_rfc_are_read_to_the_millisecond(String text, Instant meant) {
        assertThat(Rfc3339.parse(text)).hasValue(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-03-01",
                "2024-03-01T09:00Z",
                "2024-03-01T09:00:00",
                "2024-02-30T09:00:00Z",
                "2024-03-01T24:00:00Z",
                "2024-03-01T09:60:00Z",
                "2024-03-01T09:00:00.Z",
                "2024-03-01T09:00:00+0530",
                "20240301T090000Z",
                "2024-13-01T09:00:00Z",
                " 2024-03-01T09:00:00Z",
                "1709283600000"
            })
    void everything_else_is_no_time(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }
}
