package dev.sapando.monitoring.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DayCountsTest {
    @Property(tries = 300)
    void count_what_a_map_counts_before_and_after_the_array_is_made(
            @ForAll @IntRange(min = -3, max = 20_000) int first,
            @ForAll @IntRange(min = 1, max = 30) int places,
            @ForAll @IntRange(max = 200) int times,
            @ForAll Random random) {
        var counts = new DayCounts(first, places);
        var expected = new TreeMap<Integer, Long>();
        for (int i = 0; i < times; i++) {
            int day = first - 2 + random.nextInt(places + 4);
            counts.add(day, 1 + i % 3);
            expected.merge(day, 1L + i % 3, Long::sum);
        }
        var twice = new DayCounts(first, places);
        twice.add(counts);
        twice.add(counts);
        assertThat(counts.byDay()).isEqualTo(expected);
        assertThat(counts.total())
                .isEqualTo(expected.values().stream().mapToLong(Long::longValue).sum());
        expected.replaceAll((day, count) -> 2 * count);
        assertThat(twice.byDay()).isEqualTo(expected);
    }
}
