package dev.sapando.ingest.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way to read a time knows no time that the RFC's form does not know, and none otherwise. */
class UsualTimeTest {
    private static final String SEED = "20240301";

    @Property(seed = SEED, tries = 2_000)
    void a_time_is_the_same_by_place_and_by_form(@ForAll("times") Instant time) {
        assertThat(Rfc3339.parse(time.toString()))
                .isEqualTo(Optional.of(time))
                .isEqualTo(Rfc3339.parseAny(time.toString()));
    }

    @Property(seed = SEED, tries = 5_000)
    void one_character_more_or_less_right_is_the_same_by_place_and_by_form(
            @ForAll("times") Instant time,
            @ForAll @IntRange(max = 23) int at,
            @ForAll @CharRange(from = '0', to = '9') @CharRange(from = '+', to = ':') @CharRange(from = 'T', to = 'z')
                    char put) {
        StringBuilder text = new StringBuilder(time.toString());
        text.setCharAt(at % text.length(), put);

        assertThat(Rfc3339.parse(text.toString())).isEqualTo(Rfc3339.parseAny(text.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-01T09:00:00.123Z",
                "2024-03-01T09:00:00Z",
                "0000-01-01T00:00:00Z",
                "2024-12-28T23:59:59.999Z"
            })
    void what_nearly_all_clients_write_is_read_by_place(String text) {
        assertThat(UsualTime.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-30T09:00:00Z",
                "2024-03-01T09:00:60Z",
                "2024-00-01T09:00:00Z",
                "2024-03-01T09:00:00.12Z",
                "٢024-03-01T09:00:00Z"
            })
    void the_rest_is_left_to_the_form(String text) {
        assertThat(UsualTime.parse(text)).isNull();
    }

    @Provide
    Arbitrary<Instant> times() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("0000-01-01T00:00:00Z").toEpochMilli(),
                        Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli())
                .map(Instant::ofEpochMilli);
    }
}
