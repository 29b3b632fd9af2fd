package dev.sapando.monitoring.business;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.monitoring.Asking;
import dev.sapando.monitoring.Shop;
import dev.sapando.monitoring.answer.Answers;
import dev.sapando.monitoring.answer.Cells;
import dev.sapando.monitoring.exposition.Exposition;
import dev.sapando.monitoring.people.People;
import dev.sapando.ops.metrics.ServiceMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a million visitors add to what Prometheus keeps, whatever clients make up: nothing. */
class SeriesOfAMillionTest {
    private static final int BOUND = 300;

    @Test
    @Tag("prove")
    void a_million_visitors_are_the_same_series_as_a_hundred_and_fewer_than_the_readme_says() throws IOException {
        Set<String> hundred = seriesOf(100);
        Set<String> million = seriesOf(1_000_000);

        System.out.printf("%d series of business metrics%n", million.size());
        assertThat(million)
                .containsExactlyInAnyOrderElementsOf(hundred)
                .hasSizeGreaterThan(150)
                .hasSizeLessThan(BOUND);
        assertThat(million).as("names that clients made up").noneMatch(series -> series.contains("made-up-"));
        assertThat(Files.readString(Path.of("README.md"))).contains("fewer than " + BOUND + " series");
    }

    /** Of all visitors' events, lists and sessions, as the ledger takes them, on a page of metrics. */
    private static Set<String> seriesOf(int visitors) {
        var cells = new Cells();
        var people = new People();
        try (var crowd = new Crowd(people)) {
            for (int i = 0; i < visitors; i++) {
                crowd.enter(i);
            }
            crowd.sums().forEach(cells::put);
        }
        Answers answers = Asking.at(Shop.NOW, cells, people);
        try (var metrics = new ServiceMetrics("monitoring")) {
            Exposition.ofSums(answers, metrics.registry()).refresh();
            Exposition.ofPeople(answers, metrics.registry()).refresh();
            return metrics.scrape(metrics.format(null))
                    .lines()
                    .filter(line -> line.startsWith("sapando_"))
                    .map(line -> line.substring(0, line.lastIndexOf(' ')))
                    .collect(Collectors.toSet());
        }
    }
}
