package dev.sapando.demo.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The shop's figures over the range.
 *
 * @param purchased sessions with at least one purchase
 * @param newCustomers visitors who bought for the first time
 * @param revenue after refunds, by currency: never added up unconverted
 */
public record Business(long sessions, long purchased, long newCustomers, Map<String, BigDecimal> revenue) {
    public Business {
        revenue = Map.copyOf(revenue);
    }

    static Business of(MetricsApi metrics, String range) {
        List<Row> funnel = metrics.rows("funnel?" + range);
        return new Business(
                step(funnel, "session"),
                step(funnel, "purchase"),
                metrics.rows("first-purchase-conversion?" + range).stream()
                        .mapToLong(Row::count)
                        .sum(),
                net(metrics.rows("revenue?" + range)));
    }

    /** Sessions with a purchase / sessions; 0 before the first session. */
    public double conversion() {
        return sessions == 0 ? 0 : (double) purchased / sessions;
    }

    private static long step(List<Row> funnel, String step) {
        return funnel.stream()
                .filter(row -> row.is("step", step))
                .mapToLong(Row::count)
                .sum();
    }

    private static Map<String, BigDecimal> net(List<Row> rows) {
        var net = new TreeMap<String, BigDecimal>();
        rows.stream()
                .filter(row -> row.is("part", "net"))
                .forEach(row -> net.merge(
                        String.valueOf(row.labels().get("currency")),
                        row.numerator().orElse(BigDecimal.ZERO),
                        BigDecimal::add));
        return net;
    }
}
