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
    void days_of_sessions_are_added_up_first_by_what_they_are_split_by() throws Exception {
        String answer = """
                {"metric": "session-conversion", "question": "?", "owner": "analysts", "unit": "ratio", "unreconciledEvents": 0,
                 "rows": [{"period": "2024-03-01", "labels": {"channel": "email"}, "numerator": "1", "denominator": "3", "value": 0.33333},
                          {"period": "2024-03-01", "labels": {"channel": "ads"}, "numerator": "0", "denominator": "2", "value": 0.0},
                          {"period": "2024-03-02", "labels": {"channel": "email"}, "numerator": "2", "denominator": "5", "value": 0.4}]}
                """;
        assertThat(MetricTable.answer(new ObjectMapper().readTree(answer))).endsWith("""
                period                 channel  sessions with a purchase  sessions   share
                2024-03-01/2024-03-02  ads                             0         2  0.0000
                2024-03-01/2024-03-02  email                           3         8  0.3750
                2024-03-01             email                           1         3  0.3333
                2024-03-01             ads                             0         2  0.0000
                2024-03-02             email                           2         5  0.4000
                """);
        String oneDay = answer.replace("2024-03-02", "2024-03-01");
        assertThat(MetricTable.answer(new ObjectMapper().readTree(oneDay)).lines())
                .hasSize(7)
                .noneMatch(line -> line.contains("/2024"));
    }

    @Test
    void a_dash_says_whether_there_is_nothing_to_divide_by_or_a_period_is_not_over() throws Exception {
        String answer = """
                {"metric": "first-purchase-conversion", "question": "?", "owner": "analysts", "unit": "ratio", "unreconciledEvents": 0,
                 "rows": [{"period": "2024-03-01", "labels": {}, "numerator": "0", "denominator": "0", "value": null},
                          {"period": "2024-03-02", "labels": {}, "numerator": "1", "denominator": "4", "value": 0.25},
                          {"period": "2024-03-03", "labels": {}, "numerator": "1", "denominator": "5", "value": null}]}
                """;
        assertThat(MetricTable.answer(new ObjectMapper().readTree(answer))).endsWith("""
                2024-03-01          0            0      –
                2024-03-02          1            4   0.25
                2024-03-03          1            5      –
                –: nothing to divide by, or a period that is not over.
                """);
        assertThat(MetricTable.answer(
                        new ObjectMapper().readTree(answer.replace("first-purchase-conversion", "retention"))))
                .endsWith("""
                2024-03-01          0            0      –
                2024-03-02          1            4   0.25
                Periods that are not over are left out; --json has them.
                –: nothing to divide by.
                """);
    }

    @Test
    void a_note_on_what_the_table_leaves_out_is_left_out_too() throws Exception {
        String answer = """
                {"metric": "retention", "question": "?", "owner": "analysts", "unit": "ratio", "unreconciledEvents": 0,
                 "note": "No share: the period is not over.",
                 "rows": [{"period": "2024-03-02", "labels": {}, "numerator": "1", "denominator": "4", "value": 0.25},
                          {"period": "2024-03-03", "labels": {}, "numerator": "1", "denominator": "5", "value": null}]}
                """;
        assertThat(MetricTable.answer(new ObjectMapper().readTree(answer))).endsWith("""
                2024-03-02          1            4   0.25
                Periods that are not over are left out; --json has them.
                """);
    }

    @Test
    void what_a_client_made_up_stays_in_its_cell() throws Exception {
        String answer = """
                {"metric": "m", "question": "How many?", "owner": "analysts", "unit": "count", "unreconciledEvents": 0,
                 "rows": [{"period": "all", "labels": {"channel": "x\\u001b[2J\\nall  email"}, "numerator": "3", "denominator": null, "value": 3}]}
                """;
        assertThat(MetricTable.answer(new ObjectMapper().readTree(answer)))
                .endsWith("\nall     x\\u001b[2J\\u000aall  email      3\n");
    }

    @Test
    void counts_have_one_column_and_what_was_asked_is_told_back() throws Exception {
        String answer = """
                {"metric": "m", "question": "How many?", "owner": "analysts", "unit": "count", "unreconciledEvents": 0,
                 "options": {"unit": "visitor", "free_orders": "in"},
                 "rows": [{"period": "all", "labels": {"part": "a"}, "numerator": "3", "denominator": null, "value": 3}]}
                """;
        assertThat(MetricTable.answer(new ObjectMapper().readTree(answer))).endsWith("""
                unit count
                as asked by --unit visitor --free-orders in

                period  part  value
                all     a         3
                """);
    }

    @Test
    void what_a_metric_is_is_explained_with_what_can_be_asked_of_it() throws Exception {
        String metric = """
                {"id": "m", "question": "How many?", "formula": "some of all of those who came on a day that is over and whom nobody had ever seen before that; all = who came",
                 "grain": "visitor", "blank": "Nobody came.", "inputs": ["events.verified", "catalog.items"], "unit": "ratio", "owner": "DS", "parameters": {"from": "day", "by": [], "free_orders": ["in", "out"]}}
                """;
        assertThat(Explained.of(new ObjectMapper().readTree(metric))).isEqualTo("""
                question    How many?
                formula     some of all of those who came on a day that is over and whom nobody had ever seen before
                            that;
                            all = who came
                grain       visitor
                no value    Nobody came.
                made of     events.verified, catalog.items
                unit        ratio
                owner       data scientists
                --from      day
                --free-orders in, out
                """);
    }

    @Test
    void columns_of_returns_say_what_is_in_them() throws Exception {
        String answer = """
                {"metric": "time-to-return", "question": "?", "owner": "analysts", "unit": "days", "unreconciledEvents": 0,
                 "rows": [{"period": "all", "labels": {"population": "customers"}, "numerator": "1837", "denominator": "2879", "value": 3}]}
                """;
        assertThat(MetricTable.answer(new ObjectMapper().readTree(answer))).endsWith("""
                period  population  returns  visits  median days until return
                all     customers      1837    2879                         3
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
