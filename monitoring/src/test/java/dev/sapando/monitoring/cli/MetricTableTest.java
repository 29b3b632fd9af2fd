package dev.sapando.monitoring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class MetricTableTest {
    @Test
    void owners_are_words_as_on_the_page_and_splits_are_told() throws Exception {
        String metrics = """
                [{"id":"ingest","owner":"DE","question":"What comes in?",
                  "parameters":{"by":["reason","type"]}},
                 {"id":"revenue","owner":"analysts","question":"What is sold?"}]""";

        assertThat(MetricTable.list(new ObjectMapper().readTree(metrics))).isEqualTo("""
                metric   owner           question        --by
                ingest   data engineers  What comes in?  reason, type
                revenue  analysts        What is sold?
                """);
    }

    @Test
    void what_has_no_value_is_a_dash_with_a_reason_and_what_is_small_keeps_its_digits() throws Exception {
        String answer = """
                {"metric": "m", "question": "How many?", "owner": "analysts", "unit": "days", "unreconciledEvents": 0,
                 "note": "No median: fewer than half.",
                 "rows": [{"period": "all", "labels": {}, "numerator": "1", "denominator": "3", "value": null},
                          {"period": "all", "labels": {}, "numerator": null, "denominator": null, "value": 0.0000757876},
                          {"period": "all", "labels": {}, "numerator": null, "denominator": null, "value": 0.33333333}]}
                """;
        assertThat(MetricTable.answer(new ObjectMapper().readTree(answer))).endsWith("""
                period  numerator  denominator     value
                all             1            3         –
                all                             0.000076
                all                               0.3333
                No median: fewer than half.
                """);
    }
}
