package dev.sapando.monitoring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class MetricTableTest {
    @Test
    void owners_are_words_as_on_the_page() throws Exception {
        String metrics = """
                [{"id":"ingest","owner":"DE","question":"What comes in?"},
                 {"id":"revenue","owner":"analysts","question":"What is sold?"}]""";

        assertThat(MetricTable.list(new ObjectMapper().readTree(metrics))).isEqualTo("""
                metric   owner           question
                ingest   data engineers  What comes in?
                revenue  analysts        What is sold?
                """);
    }
}
