package dev.sapando.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OccurrencesTest {
    @Test
    void it_counts_as_a_map_does_also_after_it_has_grown() {
        var occurrences = new Occurrences();
        Map<String, Integer> map = new HashMap<>();
        var random = new Random(7);

        for (int i = 0; i < 50_000; i++) {
            String text = "row-" + random.nextInt(30_000);
            assertThat(occurrences.next(text)).isEqualTo(map.merge(text, 1, Integer::sum));
        }
    }
}
