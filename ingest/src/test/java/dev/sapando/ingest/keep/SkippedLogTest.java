package dev.sapando.ingest.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.ingest.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SkippedLogTest {
    private final HandClock clock = new HandClock(Shop.NOW);
    private final SkippedLog log = new SkippedLog(clock);

    @Test
    void a_partition_full_of_garbage_is_one_line_a_minute_that_says_how_much_and_where() {
        assertThat(log.due(garbage(0, 7, 8)))
                .containsExactly("archive_skipped topic=events.verified partition=0 count=1 offsets=7..7"
                        + " reason=undecodable detail=\"at 7\"");
        clock.pass(Duration.ofSeconds(30));
        assertThat(log.due(garbage(0, 8, 500))).isEmpty();
        clock.pass(Duration.ofSeconds(29));
        assertThat(log.due(garbage(0, 500, 1_008))).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(log.due(List.of()))
                .containsExactly("archive_skipped topic=events.verified partition=0 count=1000 offsets=8..1007"
                        + " reason=undecodable detail=\"at 8\"");
        clock.pass(Duration.ofHours(1));
        assertThat(log.due(List.of())).as("nothing since").isEmpty();
    }

    @Test
    void at_the_end_the_rest_is_told_before_its_minute_is_over() {
        log.due(garbage(0, 0, 1));
        assertThat(log.due(garbage(0, 1, 4))).isEmpty();

        assertThat(log.rest())
                .containsExactly("archive_skipped topic=events.verified partition=0 count=3 offsets=1..3"
                        + " reason=undecodable detail=\"at 1\"");
        assertThat(log.rest()).as("told once").isEmpty();
    }

    @Test
    void each_partition_has_its_line() {
        assertThat(log.due(garbage(0, 0, 2))).hasSize(1);
        assertThat(log.due(garbage(1, 0, 2))).singleElement().asString().contains("partition=1");
    }

    private static List<Skipped> garbage(int partition, long from, long until) {
        return LongStream.range(from, until)
                .mapToObj(offset -> new Skipped(
                        new Arrival("events.verified", partition, offset, Shop.NOW.toEpochMilli(), new byte[0]),
                        "undecodable",
                        "at " + offset))
                .toList();
    }
}
