package dev.sapando.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sapando.demo.shop.Dirt;
import dev.sapando.demo.shop.RecordedShop;
import dev.sapando.demo.shop.ShopSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IngestBenchmarkTest {
    private static final IngestLoad SHORT = new IngestLoad(1, 5_000, 20_000, 5_000, 4);

    @Test
    void a_short_run_has_a_figure_for_everything_and_both_bars() throws Exception {
        var measures = new ArrayList<Measure>();
        var told = new ArrayList<String>();

        new IngestBenchmark(SHORT, IngestBenchmarkTest::fewEvents).run(measures::add, told::add);

        assertThat(measures)
                .extracting(Measure::name)
                .contains("an event as JSON", "an event as Kafka's record, key and value");
        for (String side : List.of("Kafka's producer benchmark", "the same server without validation", "ours")) {
            assertThat(measures)
                    .extracting(Measure::name)
                    .filteredOn(name -> name.startsWith(side + ":"))
                    .hasSize(4);
        }
        assertThat(measures)
                .filteredOn(each -> each.bar() != null)
                .extracting(Measure::bar)
                .containsExactly(2.5, 0.8);
        // A record's wait is told in whole milliseconds, and can be none.
        assertThat(measures)
                .filteredOn(each -> !each.name().endsWith("of a record"))
                .allSatisfy(each -> assertThat(each.value()).as(each.name()).isPositive());
        assertThat(told).anyMatch(sentence -> sentence.startsWith("round 1 of 1: "));
    }

    @Test
    void the_lines_of_a_request_are_its_events() {
        Workload events = fewEvents();

        EventRequests requests = EventRequests.of(events);

        var lines = new ArrayList<String>();
        requests.bodies().forEach(body -> EventRequests.lines(body.getBytes())
                .forEach(line -> lines.add(new String(line, StandardCharsets.UTF_8))));
        assertThat(lines).isEqualTo(events.events().subList(0, lines.size()));
        assertThat(lines).hasSize(events.events().size() / EventRequests.EVENTS * EventRequests.EVENTS);
    }

    @Test
    void a_median_is_of_an_odd_number_of_rounds() {
        assertThatThrownBy(() -> new IngestLoad(2, 1, 1, 1, 1)).hasMessageContaining("2 rounds have no middle one");
    }

    private static Workload fewEvents() {
        ShopSettings shop = ShopSettings.DEFAULT.withHistoryEvents(2_000).withDirt(Dirt.NONE);
        return new Workload("few", RecordedShop.events(shop, Instant.parse("2024-03-14T12:00:00Z")));
    }
}
