package dev.sapando.ingest.keep;

import static dev.sapando.ingest.testing.Visits.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.testing.Shop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything arrives at nine on the first of March. */
class StillArrivingTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path archive;

    @Test
    void who_asks_while_an_earlier_day_comes_in_is_warned_until_nothing_has_come_for_a_minute() throws Exception {
        Archives.of(archive, List.of(view("ana", -4, null), view("ben", -3, null)));
        assertThat(Snapshot.of(archive).stillArriving(Shop.NOW.plusSeconds(59)))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .contains("history is still being archived", "2024-03-01T09:00:00Z, happened on 2024-02-27"));
        assertThat(Snapshot.of(archive).stillArriving(Shop.NOW.plus(Duration.ofMinutes(1))))
                .isEmpty();
    }

    @Test
    void who_asks_while_today_comes_in_is_not() throws Exception {
        Archives.of(archive, List.of(view("ana", -4, null), view("ben", 0, null)));
        assertThat(Snapshot.of(archive).stillArriving(Shop.NOW.plusSeconds(1))).isEmpty();
    }
}
