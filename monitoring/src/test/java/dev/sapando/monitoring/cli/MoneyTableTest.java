package dev.sapando.monitoring.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** What a terminal says of money. */
class MoneyTableTest {
    private static final String ANSWER = """
            {"rows":[
             {"period":"2024-03-01/2024-03-30","labels":{"currency":"EUR","part":"assumptions_version"},"numerator":"3","value":3},
             {"period":"2024-03-01/2024-03-30","labels":{"currency":"EUR","part":"gross_revenue"},"numerator":"1270","value":1270},
             {"period":"2024-03-01/2024-03-30","labels":{"currency":"EUR","part":"refunded"},"numerator":"100.456","value":100.456},
             {"period":"2024-03-01/2024-03-30","labels":{"currency":"EUR","part":"cost_per_new_customer"},"numerator":"10","denominator":"0","value":null},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"low","currency":"EUR","part":"margin_on_ad_spend"},"value":1.249},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"estimate","currency":"EUR","part":"margin_on_ad_spend"},"value":2.125},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"high","currency":"EUR","part":"margin_on_ad_spend"},"value":3.001},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"low","currency":"EUR","part":"effect_per_month"},"value":null},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"estimate","currency":"EUR","part":"effect_per_month"},"value":null},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"high","currency":"EUR","part":"effect_per_month"},"value":null},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"low","currency":"EUR","part":"worth_of_retention_point"},"value":5.1},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"estimate","currency":"EUR","part":"worth_of_retention_point"},"value":12.0049},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"high","currency":"EUR","part":"worth_of_retention_point"},"value":18.9},
             {"period":"2024-03-01/2024-03-30","labels":{"currency":"USD","of":"net_revenue","part":"left_out"},"numerator":"7","value":7},
             {"period":"2024-03-01/2024-03-30","labels":{"currency":"USD","of":"returning_customers","part":"left_out"},"numerator":"2","value":2},
             {"period":"2024-03-01/2024-03-30","labels":{"currency":"JPY","of":"returning_visitors","part":"left_out"},"numerator":"4","value":4},
             {"period":"2024-03-01/2024-03-30","labels":{"currency":"CHF","of":"experiment_revenue","part":"left_out"},"numerator":"3500","value":3500}]}""";

    private static final String BY_CATEGORY = """
            {"rows":[
             {"period":"2024-03-01/2024-03-30","labels":{"currency":"EUR","part":"assumptions_version"},"value":3},
             {"period":"2024-03-01/2024-03-30","labels":{"category":"coats","currency":"EUR","part":"margin"},"value":54.6}]}""";

    private static final String BY_CHANNEL = """
            {"rows":[
             {"period":"2024-03-01/2024-03-30","labels":{"currency":"EUR","part":"assumptions_version"},"value":3},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"low","channel":"ads","currency":"EUR","part":"cost_per_new_customer"},"value":17},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"estimate","channel":"ads","currency":"EUR","part":"cost_per_new_customer"},"value":21.5},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"high","channel":"ads","currency":"EUR","part":"cost_per_new_customer"},"value":26},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"low","channel":"ads","currency":"EUR","part":"return_on_ad_spend"},"value":5.157},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"estimate","channel":"ads","currency":"EUR","part":"return_on_ad_spend"},"value":6.25},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"high","channel":"ads","currency":"EUR","part":"return_on_ad_spend"},"value":7.34},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"low","currency":"EUR","part":"worth_of_week_retention_change"},"value":null},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"estimate","currency":"EUR","part":"worth_of_week_retention_change"},"value":null},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"high","currency":"EUR","part":"worth_of_week_retention_change"},"value":null},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"low","channel":"ads","currency":"EUR","part":"worth_of_week_retention_change"},"value":-1.5},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"estimate","channel":"ads","currency":"EUR","part":"worth_of_week_retention_change"},"value":2.004},
             {"period":"2024-03-01/2024-03-30","labels":{"bound":"high","channel":"ads","currency":"EUR","part":"worth_of_week_retention_change"},"value":7},
             {"period":"2024-03-09/2024-03-22","labels":{"bound":"low","part":"week_retention_change_points"},"value":null},
             {"period":"2024-03-09/2024-03-22","labels":{"bound":"estimate","part":"week_retention_change_points"},"value":null},
             {"period":"2024-03-09/2024-03-22","labels":{"bound":"high","part":"week_retention_change_points"},"value":null},
             {"period":"2024-03-09/2024-03-22","labels":{"bound":"low","channel":"ads","part":"week_retention_change_points"},"value":-0.25},
             {"period":"2024-03-09/2024-03-22","labels":{"bound":"estimate","channel":"ads","part":"week_retention_change_points"},"value":12.04},
             {"period":"2024-03-09/2024-03-22","labels":{"bound":"high","channel":"ads","part":"week_retention_change_points"},"value":20}]}""";

    @Test
    void amounts_stand_below_each_other_and_what_a_point_is_worth_between_its_bounds() throws Exception {
        assertThat(table(ANSWER)).isEqualTo("""
                2024-03-01/2024-03-30, in EUR, assumptions version 3

                gross_revenue          1270.00
                refunded                100.46
                cost_per_new_customer        –

                for each EUR spent, of the days that are over   low  estimate  high
                margin_on_ad_spend                             1.25      2.13  3.00

                EUR in a month of such days   low  estimate   high
                effect_per_month                –         –      –
                worth_of_retention_point     5.10     12.00  18.90
                left out, having no rate: 7.00 USD of net_revenue
                left out, having no rate: 2 returning_customers who paid in USD
                left out, having no rate: 4 returning_visitors who paid in JPY
                left out of effect_per_month, which is of one currency: 3500.00 CHF of experiment_revenue

                Revenue and margin are of everybody; customers, visitors and the experiment of those who consented.
                Low and high are bounds of 95 %, from day to day; those of effect_per_month hold however often one looks.
                """);
    }

    @Test
    void margins_by_category_name_their_category() throws Exception {
        assertThat(table(BY_CATEGORY)).isEqualTo("""
                2024-03-01/2024-03-30, in EUR, assumptions version 3

                coats margin  54.60
                """);
    }

    @Test
    void by_channel_points_and_money_stand_in_tables_of_their_own_and_what_is_of_all_says_so() throws Exception {
        assertThat(table(BY_CHANNEL)).isEqualTo("""
                2024-03-01/2024-03-30, in EUR, assumptions version 3

                EUR, of the days that are over    low  estimate   high
                ads cost_per_new_customer       17.00     21.50  26.00

                for each EUR spent, of the days that are over   low  estimate  high
                ads return_on_ad_spend                         5.16      6.25  7.34

                points, 2024-03-09/2024-03-22 less the 14 days before   low  estimate  high
                all channels week_retention_change_points                 –         –     –
                ads week_retention_change_points                       -0.3      12.0  20.0

                EUR in a month of such days                    low  estimate  high
                all channels worth_of_week_retention_change      –         –     –
                ads worth_of_week_retention_change           -1.50      2.00  7.00

                A channel's customers are whom it first brought, of those who consented; worths of changes do not add up over channels.
                Low and high are bounds of 95 %; those of the worth of a change hold for both its factors at once, and so are wider.
                """);
    }

    private static String table(String answer) throws Exception {
        return MoneyTable.of(new ObjectMapper().readTree(answer));
    }
}
