package dev.sapando.demo.keep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sapando.demo.report.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What monitoring's rows say, by names as SQL makes them of its columns. */
final class ToldRows {
    private ToldRows() {}

    static Map<String, BigDecimal> shares(List<Row> rows, String label) {
        var found = new TreeMap<String, BigDecimal>();
        for (Row row : told(rows)) {
            String key = row.period() + " " + row.labels().get(label);
            put(found, key, row.numerator().orElseThrow());
            put(found, key + " share", rounded(row.value().orElseThrow()));
        }
        return found;
    }

    static BigDecimal rounded(double share) {
        return BigDecimal.valueOf(share).setScale(9, RoundingMode.HALF_EVEN);
    }

    static Map<String, BigDecimal> parts(List<Row> rows, String label) {
        var found = new TreeMap<String, BigDecimal>();
        for (Row row : rows) {
            String part = String.valueOf(row.labels().get("part"));
            String whose = row.period() + " " + row.labels().get(label);
            if (List.of("gross", "refunded", "net", "orders").contains(part)) {
                put(found, whose + " " + part, row.numerator().orElseThrow());
            }
        }
        return found;
    }

    static Map<String, BigDecimal> steps(List<Row> rows) {
        var found = new TreeMap<String, BigDecimal>();
        rows.forEach(row -> put(
                found,
                row.labels().get("channel") + " " + row.labels().get("step"),
                row.numerator().orElseThrow()));
        return found;
    }

    /** Of rows with the values of some labels, some parts. */
    static Map<String, BigDecimal> counts(List<Row> rows, List<String> labels, String... parts) {
        var found = new TreeMap<String, BigDecimal>();
        for (Row row : rows) {
            String part = row.labels().get("part");
            if (Arrays.asList(parts).contains(part)) {
                String whose =
                        String.join(" ", labels.stream().map(row.labels()::get).toList());
                put(found, whose + " " + part, row.numerator().orElseThrow());
            }
        }
        return found;
    }

    static List<Row> told(List<Row> rows) {
        return rows.stream().filter(row -> row.value().isPresent()).toList();
    }

    static List<BigDecimal> numerators(List<Row> rows) {
        return List.of(total(rows, Row::numerator));
    }

    static BigDecimal total(List<Row> rows, Function<Row, Optional<BigDecimal>> number) {
        return plain(
                rows.stream().map(row -> number.apply(row).orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    static Map<String, BigDecimal> cohorts(List<Row> rows) {
        var found = new TreeMap<String, BigDecimal>();
        rows.stream()
                .filter(row -> "0".equals(row.labels().get("distance")))
                .forEach(row ->
                        put(found, row.period() + " visitors", row.numerator().orElseThrow()));
        return found;
    }

    static void put(Map<String, BigDecimal> found, String key, BigDecimal number) {
        assertThat(found.put(key, plain(number))).as("once each: " + key).isNull();
    }

    static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
