package dev.sapando.demo.exact;

import dev.sapando.ingest.sql.Questions;
import dev.sapando.monitoring.reference.Acquisition;
import dev.sapando.monitoring.reference.FirstPurchases;
import dev.sapando.monitoring.reference.Recommended;
import dev.sapando.monitoring.reference.RepeatPurchases;
import dev.sapando.monitoring.reference.Retention;
import dev.sapando.monitoring.reference.Revenue;
import dev.sapando.monitoring.reference.Sessions;
import dev.sapando.monitoring.reference.Sheet;
import dev.sapando.monitoring.reference.Span;
import dev.sapando.monitoring.reference.TimeToReturn;
import dev.sapando.monitoring.reference.WholeStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A question to the archive, one of those ready in {@code ./sapando sql} where there is one, and what the answer should be. */
record SqlQuestion(String sql, Sheet expected) {
    private static final Retention.Definition DAILY_VISITS =
            new Retention.Definition("visitor", "first-visit", "day", "ignored", "in");

    static List<SqlQuestion> all(WholeStory story, Span span) {
        var all = new ArrayList<SqlQuestion>();
        all.add(new SqlQuestion(timeToReturn(), new TimeToReturn(story).curve(span)));
        for (String label : List.of("channel", "platform")) {
            Optional<String> by = Optional.of(label);
            all.add(new SqlQuestion(daily(label, "session-conversion"), new Sessions(story).conversion(span, by)));
            all.add(new SqlQuestion(funnel(label, span), new Sessions(story).funnel(span, by)));
        }
        Sheet firstPurchases = new FirstPurchases(story).answer(span, "visitor", "day", Optional.of("channel"));
        all.add(new SqlQuestion(
                daily("channel", "first-purchase-conversion"),
                firstPurchases.only(line -> !line.endsWith("not told"))));
        Sheet retention = new Retention(story).answer(span, DAILY_VISITS, Optional.empty());
        all.add(new SqlQuestion(retention(), retention.only(line -> !line.endsWith("not told"))));
        all.add(new SqlQuestion(
                repeated(span), new RepeatPurchases(story).answer(span, "customer", true, Optional.empty())));
        Sheet revenue = new Revenue(story).answer(span, "visitor", true, Optional.empty());
        all.add(new SqlQuestion(
                revenue(), revenue.only(line -> !line.matches(".*(lines_without_price|per_visitor).*"))));
        Sheet brought = new Acquisition(story).answer(span, "first", Optional.of("channel"));
        all.add(new SqlQuestion(acquisition(span), brought.only(line -> !line.matches(".*(net_re|return_on).*"))));
        Sheet recommended = new Recommended(story, List.of("arm")).answer(span);
        all.add(new SqlQuestion(
                recommender(span), recommended.only(line -> !line.contains("served_lists") && !line.endsWith("= 0"))));
        all.add(new SqlQuestion(returnOnSpend(span), brought.only(line -> line.contains("return_on_ad_spend"))));
        return all;
    }

    private static String daily(String label, String metric) {
        return "SELECT day AS period, " + label + ", sum(numerator) AS amount, sum(denominator) AS whole"
                + " FROM daily_metrics WHERE metric = '" + metric + "' GROUP BY ALL";
    }

    private static String timeToReturn() {
        return "SELECT population || ' after ' || days_after_visit AS period, came_back AS amount, not_back_before AS whole FROM ("
                + Questions.sql("time-to-return") + "\n)";
    }

    private static String funnel(String label, Span span) {
        return "WITH asked AS (" + Questions.sql("funnel").replace("channel", label) + "\n), named AS (SELECT " + label
                + ", sessions AS session, viewed AS view, carted AS cart, checked_out AS checkout, bought AS purchase,"
                + " bought_without_cart AS purchase_without_cart, sessions AS whole FROM asked)"
                + " SELECT '" + span + "' AS period, * FROM (UNPIVOT named ON session, view, cart, checkout, purchase,"
                + " purchase_without_cart INTO NAME step VALUE amount)";
    }

    /** In daily_metrics by channel too; its days are those of the visit, not of the cohort. */
    private static String retention() {
        return "SELECT day - distance AS period, distance, sum(numerator) AS amount, sum(denominator) AS whole"
                + " FROM daily_metrics WHERE metric = 'retention' GROUP BY ALL";
    }

    private static String repeated(Span span) {
        return "SELECT '" + span + "' AS period, bought_again AS amount, customers AS whole FROM ("
                + Questions.sql("repeat-purchase") + "\n) WHERE customers > 0";
    }

    private static String revenue() {
        return "WITH asked AS (" + Questions.sql("revenue")
                + "\n), exact AS (SELECT day, currency, CAST(gross AS DECIMAL(38, 4))"
                + " AS gross, CAST(refunded AS DECIMAL(38, 4)) AS refunded, CAST(net AS DECIMAL(38, 4)) AS net,"
                + " CAST(orders AS DECIMAL(38, 4)) AS orders FROM asked)"
                + " SELECT day AS period, currency, part, amount, NULL AS whole"
                + " FROM (UNPIVOT exact ON gross, refunded, net, orders INTO NAME part VALUE amount)"
                + " UNION ALL SELECT day, currency, 'average_order', gross, orders FROM exact";
    }

    /** Of all days. */
    private static String recommender(Span span) {
        return "WITH asked AS (" + Questions.sql("recommender") + "\n) SELECT '" + span
                + "' AS period, arm, part, amount, NULL AS whole FROM (UNPIVOT asked ON served, seen, clicked, carted,"
                + " bought, returned INTO NAME part VALUE amount) WHERE amount > 0";
    }

    private static String acquisition(Span span) {
        return "WITH asked AS (" + Questions.sql("acquisition") + "\n), exact AS (SELECT '" + span
                + "' AS period, channel,"
                + " currency, CAST(spend AS DECIMAL(38, 4)) AS spend, CAST(new_customers AS DECIMAL(38, 4)) AS customers FROM asked)"
                + " SELECT DISTINCT period, channel, NULL AS currency, 'new_customers' AS part, customers AS amount, NULL AS whole"
                + " FROM exact WHERE customers > 0"
                + " UNION ALL SELECT period, channel, currency, 'spend', spend, NULL FROM exact"
                + " UNION ALL SELECT period, channel, currency, 'cost_per_new_customer', spend, customers FROM exact";
    }

    private static String returnOnSpend(Span span) {
        return "SELECT '" + span
                + "' AS period, channel, currency, 'return_on_ad_spend' AS part, net_revenue AS amount,"
                + " spend AS whole FROM (" + Questions.sql("return-on-spend") + "\n)";
    }
}
