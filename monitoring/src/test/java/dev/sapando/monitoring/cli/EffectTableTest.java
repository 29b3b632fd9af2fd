package dev.sapando.monitoring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** What a terminal says of the experiment. */
class EffectTableTest {
    private static final String DECIDED = """
            {"rows":[
             {"period":"2024-03-01/2024-03-31","labels":{"arm":"control","measure":"return_rate"},"numerator":"60","denominator":"600","value":0.1},
             {"period":"2024-03-01/2024-03-31","labels":{"arm":"treatment","measure":"return_rate"},"numerator":"75","denominator":"600","value":0.125},
             {"period":"2024-03-01/2024-03-31","labels":{"bound":"low","measure":"return_rate","part":"lift"},"value":-0.1},
             {"period":"2024-03-01/2024-03-31","labels":{"bound":"estimate","measure":"return_rate","part":"lift"},"value":0.25},
             {"period":"2024-03-01/2024-03-31","labels":{"bound":"high","measure":"return_rate","part":"lift"},"value":0.736},
             {"period":"2024-03-01/2024-03-31","labels":{"arm":"control","measure":"click_rate"},"numerator":"30","denominator":"600","value":0.05},
             {"period":"2024-03-01/2024-03-31","labels":{"arm":"treatment","measure":"click_rate"},"numerator":"0","denominator":"600","value":0},
             {"period":"2024-03-01/2024-03-31","labels":{"bound":"low","measure":"click_rate","part":"difference"},"value":-0.0821},
             {"period":"2024-03-01/2024-03-31","labels":{"bound":"estimate","measure":"click_rate","part":"difference"},"value":-0.05},
             {"period":"2024-03-01/2024-03-31","labels":{"bound":"high","measure":"click_rate","part":"difference"},"value":-0.0179},
             {"period":"2024-03-01/2024-03-31","labels":{"arm":"control","measure":"days_to_return"},"numerator":"3900","denominator":"600","value":6.5},
             {"period":"2024-03-01/2024-03-31","labels":{"arm":"control","currency":"EUR","measure":"revenue_per_visitor"},"numerator":"2400.5","denominator":"600","value":4.0008},
             {"period":"2024-03-01/2024-03-31","labels":{"outcome":"kept","part":"sample_ratio"},"numerator":"610","denominator":"1205","value":0.50622},
             {"period":"2024-03-01/2024-03-31","labels":{"part":"sample_ratio_evidence"},"value":0.8123},
             {"period":"2024-03-01/2024-03-31","labels":{"arm":"control","part":"two_arms"},"numerator":"3","value":3},
             {"period":"all","labels":{"part":"both_arms"},"numerator":"2","value":2},
             {"period":"2024-03-01/2024-03-31","labels":{"part":"verdict","reason":"no goal is surely better","verdict":"keep_running"}}]}""";

    private static final String JUST_BEGUN = """
            {"rows":[
             {"period":"2024-03-31/2024-03-31","labels":{"outcome":"kept","part":"sample_ratio"},"numerator":"0","denominator":"0","value":null},
             {"period":"2024-03-31/2024-03-31","labels":{"part":"sample_ratio_evidence"},"value":1},
             {"period":"2024-03-31/2024-03-31","labels":{"part":"verdict","reason":"each arm needs 500","verdict":"too_little_data"}}]}""";

    @Test
    void the_verdict_and_its_reason_come_first_then_the_split_then_a_line_for_each_measure() throws Exception {
        assertThat(table(DECIDED)).isEqualTo("""
                visitors of 2024-03-01/2024-03-31, each until 7 days after the first list
                verdict: keep_running
                  no goal is surely better
                sample ratio: kept, 610 of 1205 visitors in treatment (50.6%), evidence against it 0.812
                left out, having seen both arms: 3 first in control
                customers drawn into both arms by two browsers, who count as two visitors: 2

                measure                                         control           treatment     lift     from       to
                return_rate                          0.1000 (60 of 600)  0.1250 (75 of 600)   +25.0%   -10.0%   +73.6%
                click_rate                           0.0500 (30 of 600)   0.0000 (0 of 600)  -0.0500  -0.0821  -0.0179
                days_to_return (less is better)    6.5000 (3900 of 600)
                revenue_per_visitor EUR          4.0008 (2400.5 of 600)
                """);
    }

    @Test
    void an_experiment_that_has_just_begun_has_no_measures_yet() throws Exception {
        assertThat(table(JUST_BEGUN)).isEqualTo("""
                visitors of 2024-03-31/2024-03-31, each until 7 days after the first list
                verdict: too_little_data
                  each arm needs 500
                sample ratio: kept, 0 of 0 visitors in treatment (none yet), evidence against it 1.00
                """);
    }

    private static String table(String answer) throws Exception {
        return EffectTable.of(new ObjectMapper().readTree(answer));
    }
}
