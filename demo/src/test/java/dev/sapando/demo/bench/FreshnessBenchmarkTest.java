package dev.sapando.demo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FreshnessBenchmarkTest {
    @Test
    void a_short_run_has_every_figure_and_the_bar_of_the_page() throws Exception {
        var measures = new ArrayList<Measure>();

        new FreshnessBenchmark(1, 3).run(measures::add, sentence -> {});

        assertThat(measures)
                .extracting(Measure::name)
                .containsExactly(
                        "event to monitoring's answer, p50",
                        "event to monitoring's answer, p99",
                        "event to the page, p50",
                        "event to the page, p99",
                        "other events meanwhile");
        assertThat(measures)
                .filteredOn(each -> each.bar() != null)
                .extracting(Measure::bar)
                .containsExactly(2.0);
        assertThat(measures)
                .allSatisfy(each -> assertThat(each.value()).as(each.name()).isPositive());
        assertThat(measures.get(3).value())
                .as("a page asks later than it could be answered")
                .isGreaterThanOrEqualTo(measures.get(1).value());
    }

    @Test
    void the_page_asks_as_often_as_is_measured() throws Exception {
        try (InputStream page = Objects.requireNonNull(getClass().getResourceAsStream("/page/app.js"))) {
            assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(String.format(
                            "const EVERY = 1_%03d;", FreshnessBenchmark.PAGE_ASKS_EVERY.toMillis() - 1_000));
        }
    }
}
