package dev.sapando.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A scrape is one text of every series, whatever moves meanwhile. */
class LabelledGaugeTest {
    private final ServiceMetrics metrics = new ServiceMetrics("shop");
    private final LabelledGauge coats = new LabelledGauge("coats", "On the rack", metrics.registry());

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void what_is_shown_replaces_what_was_shown_before() {
        coats.show(Map.of(Map.of("colour", "red"), 3, Map.of("colour", "blue"), 2));
        coats.show(Map.of(Map.of("colour", "red"), 4));

        assertThat(scraped()).containsExactly("coats{colour=\"red\",service=\"shop\"} 4.0");
    }

    /** Taken away and put back at every refresh, it stood twice in such a scrape: {@code DuplicateLabelsException}, and no metrics at all. */
    @Test
    void a_scrape_that_is_overtaken_by_a_refresh_shows_every_series_once() {
        Map<Map<String, String>, Integer> one = Map.of(Map.of(), 1);
        List<LabelledGauge> gauges = IntStream.range(0, 20)
                .mapToObj(i -> new LabelledGauge("coats_" + i, "On rack " + i, metrics.registry()))
                .toList();
        gauges.forEach(gauge -> gauge.show(one));
        for (int i = 0; i < 20; i++) {
            Gauge.builder("overtaking_" + i, gauges, all -> {
                        all.forEach(gauge -> gauge.show(one));
                        return 1;
                    })
                    .strongReference(true)
                    .register(metrics.registry());
        }

        assertThat(scraped()).hasSize(20).doesNotHaveDuplicates();
    }

    private List<String> scraped() {
        return metrics.scrape(metrics.format(null))
                .lines()
                .filter(line -> line.startsWith("coats"))
                .toList();
    }
}
